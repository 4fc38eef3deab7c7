/** Streams, classes, credentials and blobs. A migration that was released is never changed. */
export const firstSchema = `
CREATE TABLE streams (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  epoch TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  stream INTEGER NOT NULL REFERENCES streams (number),
  seq INTEGER NOT NULL CHECK (seq > 0),
  command_id TEXT NOT NULL,
  at REAL NOT NULL,
  by TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

-- Where each accepted command ended: the primary key is what makes a command count once.
CREATE TABLE commands (
  stream INTEGER NOT NULL REFERENCES streams (number),
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  stream INTEGER PRIMARY KEY REFERENCES streams (number),
  seq INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE classes (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  opened_at INTEGER NOT NULL,
  host_key_hash TEXT NOT NULL,
  host_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credentials (
  kind TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  class_id TEXT NOT NULL REFERENCES classes (id),
  participant_id TEXT NOT NULL,
  PRIMARY KEY (kind, secret_hash, class_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE blobs (
  kind TEXT NOT NULL,
  hash TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (kind, hash)
) STRICT;
`;
