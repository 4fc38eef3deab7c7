"use client";
import { Suspense, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { useKeys } from "../keys/use-keys.ts";
import { SessionLesson } from "../lesson/session-lesson.tsx";
import { useStepping } from "../lesson/use-stepping.ts";
import { PadSightProvider } from "../pad/pad-sight.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { classWords } from "../words/class.ts";
import { BlankCover } from "./blank-cover.tsx";
import { ClassFooter } from "./class-footer.tsx";
import { ClassHeader } from "./class-header.tsx";
import { ClassNotices } from "./class-notices.tsx";

const KeysDialog = lazyPart(async () => (await import("../keys/keys-dialog.tsx")).KeysDialog);
const KEYS = ["forward", "back", "return", "list"] as const;

/** A class as a student has it before them. */
export function ClassInSession({ code }: { code: RoomCode }) {
  const { state, mode, drives, returnToClass } = useSession();
  const { forward, back } = useStepping();
  // Its code comes when it is first opened; from then on it stays, and gives the focus back.
  const [keys, setKeys] = useState<"unseen" | "open" | "closed">("unseen");
  const showKeys = () => setKeys("open");
  const open = state.phase === "open";
  const covered = open && state.screensBlank;
  useKeys({
    // Nobody should wander off behind a cover; whoever drives may, since the class waits for it.
    ...((!covered || drives) && { forward, back }),
    list: showKeys,
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
        <ClassFooter stepping={!covered || drives} onKeys={showKeys} />
        {keys !== "unseen" && (
          <Suspense>
            <KeysDialog open={keys === "open"} onClose={() => setKeys("closed")} keys={KEYS} />
          </Suspense>
        )}
      </div>
    </PadSightProvider>
  );
}
