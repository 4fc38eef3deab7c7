/** Chunks as everybody may see them beside those of the owner. Those that there are go: they are made anew from the logs. */
export const chunksByView = `
DELETE FROM made_chunks;
DROP TABLE chunks;
CREATE TABLE chunks (
  class_id TEXT NOT NULL REFERENCES classes (id),
  n INTEGER NOT NULL,
  view TEXT NOT NULL,
  class_part BLOB NOT NULL,
  aside_part BLOB NOT NULL,
  PRIMARY KEY (class_id, n, view)
) STRICT;
`;
