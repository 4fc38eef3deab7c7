"use client";
import { useState } from "react";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { KeysDialog } from "../keys/keys-dialog.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { SessionLesson } from "../lesson/session-lesson.tsx";
import { useStepping } from "../lesson/use-stepping.ts";
import { PadSightProvider } from "../pad/pad-sight.tsx";
import { classWords } from "../words/class.ts";
import { keyWords } from "../words/keys.ts";
import { BlankCover } from "./blank-cover.tsx";
import { ClassFooter } from "./class-footer.tsx";
import { ClassHeader } from "./class-header.tsx";
import { ClassNotices } from "./class-notices.tsx";

const KEYS = [keyWords.forward, keyWords.back, keyWords.return, keyWords.list];

/** A class as a student has it before them. */
export function ClassInSession({ code }: { code: RoomCode }) {
  const { state, mode, drives, returnToClass } = useSession();
  const { forward, back } = useStepping();
  const [keysOpen, setKeysOpen] = useState(false);
  const open = state.phase === "open";
  const covered = open && state.screensBlank;
  useKeys({
    // Nobody should wander off behind a cover; whoever drives may, since the class waits for it.
    ...((!covered || drives) && { forward, back }),
    list: () => setKeysOpen(true),
    ...(mode === "own" && returnToClass && { return: returnToClass }),
  });
  return (
    <PadSightProvider>
      <div className="flex min-h-dvh flex-col">
        <ClassHeader code={code} />
        <main className="mx-auto w-full max-w-[1500px] px-3 py-4 md:px-6">
          <ClassNotices code={code} />
          <div aria-live="polite">{covered && <BlankCover />}</div>
          {!covered && (
            <SessionLesson questionNote={open ? classWords.question : classWords.questionAfterwards} />
          )}
        </main>
        <ClassFooter stepping={!covered || drives} onKeys={() => setKeysOpen(true)} />
        <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} keys={KEYS} />
      </div>
    </PadSightProvider>
  );
}
