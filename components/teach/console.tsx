"use client";
import { type ReactNode, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { useOwnVoice, VoiceContext } from "../../client/use-voice.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { KeysDialog } from "../keys/keys-dialog.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useStepping } from "../lesson/use-stepping.ts";
import { PadSightProvider } from "../pad/pad-sight.tsx";
import { LessonColumn } from "./lesson-column.tsx";
import { SidePanels } from "./side-panels.tsx";
import { Stage } from "./stage.tsx";
import { TopBar } from "./top-bar.tsx";

const KEYS = ["forward", "back", "blank", "return", "list"] as const;

/** All that it takes to run a class. Wide, its columns scroll by themselves; narrow, they stand one below the other. */
export function Console({ code }: { code: RoomCode }) {
  const { state } = useSession();
  const [keysOpen, setKeysOpen] = useState(false);
  useConsoleKeys(() => setKeysOpen(true));
  return (
    <ConsoleFrame code={code}>
      <div className="flex min-h-dvh flex-col xl:tall:h-dvh">
        {/* Where the bar takes several lines it scrolls away with its block instead of covering the lesson. */}
        <div className="lg:contents">
          <TopBar code={code} />
        </div>
        <main className="mx-auto grid w-full max-w-[1680px] flex-1 content-start gap-4 p-3 md:p-4 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[232px_minmax(0,1fr)_312px] 2xl:grid-cols-[250px_minmax(0,1fr)_340px] xl:tall:min-h-0 xl:tall:grid-rows-[minmax(0,1fr)] xl:tall:content-stretch">
          <h1 className="sr-only">{state.lesson?.title}</h1>
          <Stage
            onKeys={() => setKeysOpen(true)}
            className="flex min-h-0 min-w-0 flex-col xl:col-start-2 xl:row-start-1"
          />
          <LessonColumn
            code={code}
            className="max-xl:order-last lg:max-xl:col-start-1 xl:col-start-1 xl:row-start-1"
          />
          <SidePanels className="min-h-0 lg:max-xl:row-span-2 lg:max-xl:self-start xl:col-start-3 xl:row-start-1" />
        </main>
        <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} keys={KEYS} />
      </div>
    </ConsoleFrame>
  );
}

/** What the parts of a console have in common. */
function ConsoleFrame({ code, children }: { code: RoomCode; children: ReactNode }) {
  return (
    <VoiceContext value={useOwnVoice(code)}>
      <PadSightProvider>{children}</PadSightProvider>
    </VoiceContext>
  );
}

function useConsoleKeys(list: () => void): void {
  const { act, mode, returnToClass, state } = useSession();
  const { forward, back } = useStepping();
  useKeys({
    forward,
    back,
    list,
    ...(act &&
      state.phase === "open" && {
        blank: () => act({ type: state.screensBlank ? "screens/show" : "screens/blank" }),
      }),
    ...(mode === "own" && returnToClass && { return: returnToClass }),
  });
}
