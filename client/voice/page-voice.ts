import type { RoomCode } from "../../domain/room-code.ts";
import { browserClock } from "../browser-clock.ts";
import { ClassTime } from "./class-time.ts";
import { keptPieces } from "./kept-pieces.ts";
import { measurePiece } from "./measure-piece.ts";
import { openMicrophone } from "./microphone.ts";
import { PieceSender } from "./piece-sender.ts";
import { askClassTime, sendPiece } from "./send-piece.ts";
import { tabHold } from "./tab-hold.ts";
import { TurnRecorder } from "./turn-recorder.ts";
import { Voice, type VoiceParts } from "./voice.ts";

/** The voice of this browser's host in a class. One for each page: it goes on sending whatever the page shows. */
export function pageVoice(code: RoomCode, act: VoiceParts["act"]): Voice {
  const shelf = keptPieces(() => window.indexedDB);
  const wallNow = (): number => Date.now();
  const sending = { code, clock: browserClock, wallNow, random: () => Math.random(), shelf };
  return new Voice({
    code,
    clock: browserClock,
    wallNow,
    newName,
    time: new ClassTime(browserClock.now, () => askClassTime(code)),
    hold: tabHold(`baton:voice:${code}`, navigator.locks),
    openMicrophone,
    makeRecorder: (parts) => new TurnRecorder(parts),
    makeSender: (onChange) =>
      new PieceSender({ ...sending, measure: measurePiece, send: sendPiece, onChange }),
    act,
  });
}

/** 96 random bits. */
function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
