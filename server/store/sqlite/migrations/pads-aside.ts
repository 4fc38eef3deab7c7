/** Chunks whose second part has all that the class does not look at. Those that there are go: they are made anew from the logs. */
export const padsAside = `
DELETE FROM made_chunks;
DELETE FROM chunks;
ALTER TABLE chunks RENAME COLUMN private_part TO aside_part;
UPDATE recording_parts SET name = 'aside/' || substr(name, 9) WHERE name GLOB 'private/*';
`;
