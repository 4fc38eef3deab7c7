import { randomUUID } from "node:crypto";
import { ok, type Result } from "../../../domain/result.ts";
import { type OpenProblem, openDatabase } from "./open-database.ts";

/**
 * Makes every stream in `folder` another history, as it is when a copy was put back: whoever knew more than the copy would else
 * go on from what is gone. Gives how many streams there are. Nobody may have the folder open.
 */
export function renewEpochs(folder: string): Result<number, OpenProblem> {
  const opened = openDatabase(folder);
  if (!opened.ok) return opened;
  const { database, close } = opened.value;
  try {
    const { changes } = database.prepare("UPDATE streams SET epoch = ?").run(randomUUID());
    return ok(Number(changes));
  } finally {
    close();
  }
}
