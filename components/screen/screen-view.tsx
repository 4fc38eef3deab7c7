"use client";
import { useLiveSession } from "../../client/use-live-session.ts";
import { SessionContext } from "../../client/use-session.ts";
import { type RoomCode, readRoomCode } from "../../domain/room-code.ts";
import { goneWords } from "../words/gone.ts";
import { ScreenSentence } from "./screen-sentence.tsx";
import { ScreenStage } from "./screen-stage.tsx";

/** The projector's view; `code` is as it stands in the address. Nobody touches it, so it has no controls. */
export function ScreenView({ code }: { code: string }) {
  const read = readRoomCode(code);
  return (
    <div data-contrast="high" className="screen">
      {read ? (
        <LiveScreen code={read} />
      ) : (
        <ScreenSentence title={goneWords.noClass} text={goneWords.badCode(code)} />
      )}
    </div>
  );
}

function LiveScreen({ code }: { code: RoomCode }) {
  const source = useLiveSession(code, "screen");
  return (
    <SessionContext value={source}>
      <ScreenStage code={code} />
    </SessionContext>
  );
}
