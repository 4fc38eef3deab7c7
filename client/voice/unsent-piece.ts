import * as z from "zod/mini";
import { VoicePiece } from "../../domain/recording/recording.ts";
import { RoomCode } from "../../domain/room-code.ts";
import { amount } from "../../domain/schema.ts";

/** A piece of a host's voice that the server has not acknowledged. */
export const UnsentPiece = z.object({
  code: RoomCode,
  name: VoicePiece.shape.name,
  /** When its first sample was spoken, in ms on the session's axis. */
  from: amount,
  /** For how long it was recorded, in ms, by the page's clock; how long it sounds is measured before it is sent. */
  lasted: amount,
  sound: z.instanceof(Blob),
  /** It is still being recorded: kept in case that the page does not come to its end. */
  growing: z.boolean(),
  /** Wall clock when it was recorded, ms since 1970. */
  keptAt: amount,
});
export type UnsentPiece = z.infer<typeof UnsentPiece>;

/** Where unsent pieces are kept over reloads. Promises may reject: then a piece is in memory only. */
export interface PieceShelf {
  readonly all: () => Promise<readonly UnsentPiece[]>;
  readonly put: (piece: UnsentPiece) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}
