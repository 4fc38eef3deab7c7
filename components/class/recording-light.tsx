"use client";
import { useSession } from "../../client/use-session.ts";
import { Chip } from "../ui/chip.tsx";
import { classes } from "../ui/classes.ts";
import { lightWords } from "../words/recording-light.ts";

interface RecordingLightProps {
  /** A shorter word on a phone. */
  readonly compact?: boolean;
  readonly className?: string;
}

/** Whether what happens now is kept, in a shape, a colour and a word; nothing where nothing is. Read out when it changes. */
export function RecordingLight({ compact = false, className }: RecordingLightProps) {
  const { phase, recording, voice } = useSession().state;
  const words = recording === "on" && voice !== null ? "voice" : recording;
  return (
    <span aria-live="polite" className="inline-flex empty:hidden">
      {phase === "open" && recording !== "off" && words !== "off" && (
        <Chip
          tone={recording === "on" ? "bad" : "plain"}
          icon={<Shape is={recording} />}
          data-recording={recording}
          className={className}
        >
          {compact && (
            <span aria-hidden className="md:hidden">
              {lightWords.short[words]}
            </span>
          )}
          <span className={classes(compact && "max-md:sr-only")}>{lightWords[words]}</span>
        </Chip>
      )}
    </span>
  );
}

/** A disc, or the two bars of a pause. Drawn here: an icon's code would weigh more. */
function Shape({ is }: { is: "on" | "paused" }) {
  const look = is === "on" ? "size-[0.75em] rounded-full bg-current" : "h-[0.75em] w-[0.65em] border-x-3";
  return <span aria-hidden className={classes("shrink-0 border-current", look)} />;
}
