"use client";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";
import { screenWords } from "../words/screen.ts";
import { ScreenLive } from "./screen-live.tsx";
import { ScreenSentence } from "./screen-sentence.tsx";
import { screenShows } from "./screen-shows.ts";
import { ScreenWaiting } from "./screen-waiting.tsx";

/** What the screen shows now. */
export function ScreenStage({ code }: { code: RoomCode }) {
  const { line, state } = useSession();
  if (line.is === "ended")
    return <ScreenSentence title={screenWords.gone} text={refusalWords(line.reason)} />;
  switch (screenShows(state)) {
    case "nothing-yet":
      return <ScreenSentence title={commonWords.connecting} />;
    case "ended":
      return <ScreenSentence title={screenWords.ended} text={screenWords.endedText} />;
    case "blank":
      return <ScreenSentence title={screenWords.blank} code={code} />;
    case "waiting":
      return <ScreenWaiting code={code} />;
    case "lesson":
      return <ScreenLive code={code} />;
  }
}
