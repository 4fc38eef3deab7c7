"use client";
import { useState } from "react";
import { useSession } from "../../client/use-session.ts";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { KeysDialog } from "../keys/keys-dialog.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { LessonView } from "../lesson/lesson-view.tsx";
import { StepStatus } from "../lesson/step-status.tsx";
import { useStepping } from "../lesson/use-stepping.ts";
import { Header } from "../shell/header.tsx";
import { soloWords } from "../words/solo.ts";
import { OutlineDrawer } from "./outline-drawer.tsx";
import { SoloFooter } from "./solo-footer.tsx";

const KEYS = ["forward", "back", "list"] as const;

/** The lesson view with its steps, and the outline at hand. */
export function SoloLesson({ lesson }: { lesson: Lesson }) {
  const { position, goTo } = useSession();
  const { forward, back } = useStepping();
  const [open, setOpen] = useState<"outline" | "keys" | null>(null);
  useKeys({ forward, back, list: () => setOpen("keys") });
  const close = () => setOpen(null);
  const goToStep = (step: number) => {
    goTo?.({ step, frame: 0 });
    close();
  };
  return (
    <div className="flex min-h-dvh flex-col">
      <Header title={lesson.title}>
        <StepStatus className="leading-tight max-md:text-right md:ml-auto" />
      </Header>
      <main className="mx-auto w-full max-w-[1500px] px-3 py-4 md:px-6">
        <LessonView lesson={lesson} position={position} questionNote={soloWords.question} />
      </main>
      <SoloFooter onOutline={() => setOpen("outline")} onKeys={() => setOpen("keys")} />
      <OutlineDrawer
        open={open === "outline"}
        onClose={close}
        lesson={lesson}
        at={position.step}
        onGo={goToStep}
      />
      <KeysDialog open={open === "keys"} onClose={close} keys={KEYS} />
    </div>
  );
}
