/** Recordings, and what is made of logs for them. */
export const recordings = `
CREATE TABLE recordings (
  id TEXT PRIMARY KEY,
  class_id TEXT UNIQUE REFERENCES classes (id),
  owner_hash TEXT,
  title TEXT NOT NULL,
  cuts TEXT NOT NULL,
  share_token TEXT UNIQUE,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX recordings_of_owner ON recordings (owner_hash, created_at) WHERE owner_hash IS NOT NULL;

-- Links that were good once.
CREATE TABLE gone_links (token TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE made_chunks (
  class_id TEXT PRIMARY KEY REFERENCES classes (id),
  making TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  class_index BLOB NOT NULL
) STRICT;

CREATE TABLE chunks (
  class_id TEXT NOT NULL REFERENCES classes (id),
  n INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (class_id, n)
) STRICT;

CREATE TABLE voice_pieces (
  class_id TEXT NOT NULL REFERENCES classes (id),
  name TEXT NOT NULL,
  begins REAL NOT NULL,
  length REAL NOT NULL,
  type TEXT NOT NULL,
  heard TEXT,
  bytes BLOB NOT NULL,
  PRIMARY KEY (class_id, name)
) STRICT;

-- Parts come before their recording, which is added when all of them are there.
CREATE TABLE recording_parts (
  recording TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (recording, name)
) STRICT;

-- Which imports need a lesson or a trace.
CREATE INDEX recording_parts_by_name ON recording_parts (name);

CREATE INDEX classes_by_time ON classes (opened_at);

-- Which rows of the log name a blob: what only a deleted class has goes with it.
CREATE INDEX events_by_content ON events (substr(body, instr(body, '"hash":"') + 8, 32))
  WHERE instr(body, '"hash":"') > 0;
`;
