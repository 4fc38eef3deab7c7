import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Takes the folder for this process alone: two servers on one folder would not hear of each other's events.
 * An open exclusive transaction on an empty side file is the lock: the system lets go of it however the process ends,
 * and readers of the database itself (a backup) are not held up. Gives what releases it; throws SQLite's busy error when taken.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "baton.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
