import type { DatabaseSync } from "node:sqlite";

/** All that is asked of the tables of recordings, but for deletion. */
export function recordingStatements(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  const record = "id, code, opened_at AS openedAt, host_key_hash AS hostKeyHash, host_id AS hostId";
  const row = `SELECT id, class_id AS classId, owner_hash AS ownerHash, title, cuts, share_token AS shareToken,
    voice_shared AS voiceShared, created_at AS createdAt FROM recordings`;
  return {
    add: sql(
      `INSERT INTO recordings (id, class_id, owner_hash, title, cuts, share_token, voice_shared, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (class_id) DO NOTHING`,
    ),
    byId: sql(`${row} WHERE id = ?`),
    byToken: sql(`${row} WHERE share_token = ?`),
    ofClass: sql(`${row} WHERE class_id = ?`),
    importsOf: sql(`${row} WHERE owner_hash = ? ORDER BY created_at DESC, id LIMIT 200`),
    change: sql("UPDATE recordings SET title = ?, cuts = ?, share_token = ?, voice_shared = ? WHERE id = ?"),
    classById: sql(`SELECT ${record} FROM classes WHERE id = ?`),
    whyGone: sql("SELECT why FROM gone_links WHERE token = ?"),
    addGone: sql("INSERT INTO gone_links (token, why) VALUES (?, ?) ON CONFLICT (token) DO NOTHING"),
    dropChunks: sql("DELETE FROM chunks WHERE class_id = ? AND n >= ?"),
    addChunk: sql("INSERT INTO chunks (class_id, n, view, class_part, aside_part) VALUES (?, ?, ?, ?, ?)"),
    setMade: sql(
      `INSERT INTO made_chunks (class_id, making, row_count, class_index) VALUES (?, ?, ?, ?) ON CONFLICT (class_id)
       DO UPDATE SET making = excluded.making, row_count = excluded.row_count, class_index = excluded.class_index`,
    ),
    made: sql('SELECT making, row_count AS rows, class_index AS "index" FROM made_chunks WHERE class_id = ?'),
    making: sql("SELECT making FROM made_chunks WHERE class_id = ?"),
    chunkPart: {
      class: sql("SELECT class_part AS bytes FROM chunks WHERE class_id = ? AND n = ? AND view = ?"),
      aside: sql("SELECT aside_part AS bytes FROM chunks WHERE class_id = ? AND n = ? AND view = ?"),
    },
    addVoice: sql(
      `INSERT INTO voice_pieces (class_id, name, begins, length, type, heard, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (class_id, name) DO NOTHING`,
    ),
    voiceOf: sql(
      `SELECT name, begins AS "from", length, type, heard, length(bytes) AS size FROM voice_pieces
       WHERE class_id = ? ORDER BY begins, name`,
    ),
    voiceBytes: sql("SELECT bytes FROM voice_pieces WHERE class_id = ? AND name = ?"),
    addPart: sql(
      `INSERT INTO recording_parts (recording, name, bytes) VALUES (?, ?, ?)
       ON CONFLICT (recording, name) DO UPDATE SET bytes = excluded.bytes`,
    ),
    part: sql("SELECT bytes FROM recording_parts WHERE recording = ? AND name = ?"),
    brokenOff: sql(
      "SELECT DISTINCT recording AS id FROM recording_parts WHERE recording NOT IN (SELECT id FROM recordings)",
    ),
    sizeOf: sql(
      `SELECT (SELECT coalesce(sum(length(bytes)), 0) FROM recording_parts WHERE recording = ?)
        + (SELECT coalesce(sum(length(class_part) + length(aside_part)), 0) FROM chunks
           WHERE class_id = (SELECT class_id FROM recordings WHERE id = ?))
        + (SELECT coalesce(sum(length(bytes)), 0) FROM voice_pieces
           WHERE class_id = (SELECT class_id FROM recordings WHERE id = ?)) AS size`,
    ),
    oldClasses: sql(`SELECT ${record} FROM classes WHERE opened_at < ? ORDER BY opened_at LIMIT 100`),
    oldImports: sql(
      "SELECT id FROM recordings WHERE class_id IS NULL AND created_at < ? ORDER BY created_at LIMIT 100",
    ),
  };
}
