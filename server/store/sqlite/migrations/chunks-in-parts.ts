/** Chunks in two parts, each to be read without the other. Those that there are go: they are made anew from the logs. */
export const chunksInParts = `
DELETE FROM made_chunks;
DELETE FROM chunks;
ALTER TABLE chunks RENAME COLUMN bytes TO class_part;
ALTER TABLE chunks ADD COLUMN private_part BLOB NOT NULL DEFAULT x'';
`;
