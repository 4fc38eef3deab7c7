import type { RoomCode } from "../../domain/room-code.ts";
import type { CommandId } from "../../domain/session/commands.ts";
import type { shareRun } from "../api.ts";
import type { TextStorage } from "../storage/kept.ts";
import type { ConnectionEnvironment } from "./connection.ts";

/** Which class, and whether one takes part in it or only shows it. */
export interface LiveOptions {
  readonly code: RoomCode;
  readonly as: "participant" | "screen";
}

/** What a live source needs of the page it runs in. */
export interface LiveEnvironment extends ConnectionEnvironment {
  readonly newId: () => CommandId;
  /** Kept over reloads of this page, and gone with its tab. */
  readonly tabStorage: () => TextStorage;
  readonly resumeToken: (code: RoomCode) => string | null;
  readonly shareRun: typeof shareRun;
  readonly reloadPage: () => void;
}
