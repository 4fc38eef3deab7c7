"use client";
import { useSession } from "../../client/use-session.ts";
import { Chip } from "../ui/chip.tsx";
import { classes } from "../ui/classes.ts";
import { lightWords } from "../words/recording-light.ts";

const COMPACT = {
  phone: { short: "md:hidden", whole: "max-md:sr-only" },
  bar: { short: "hidden snug:inline", whole: "snug:sr-only" },
} as const;

interface RecordingLightProps {
  /** Where a shorter word is shown: on a phone, or wherever the console's bar has little room. */
  readonly compact?: keyof typeof COMPACT;
}

/** Whether what happens now is kept, in a shape, a colour and a word; nothing where nothing is. Read out when it changes. */
export function RecordingLight(props: RecordingLightProps) {
  const { phase, recording } = useSession().state;
  return (
    <span aria-live="polite" className="inline-flex empty:hidden">
      {phase === "open" && recording !== "off" && <Lit is={recording} {...props} />}
    </span>
  );
}

function Lit({ is, compact }: RecordingLightProps & { is: "on" | "paused" }) {
  const { voice } = useSession().state;
  const words = is === "on" && voice !== null ? "voice" : is;
  // In the bar of the console the voice stands beside it.
  const short = compact === "bar" ? is : words;
  return (
    <Chip tone={is === "on" ? "bad" : "plain"} icon={<Shape is={is} />} data-recording={is}>
      {compact && (
        <span aria-hidden className={COMPACT[compact].short}>
          {lightWords.short[short]}
        </span>
      )}
      <span className={classes(compact && COMPACT[compact].whole)}>{lightWords[words]}</span>
    </Chip>
  );
}

/** A disc, or the two bars of a pause. Drawn here: an icon's code would weigh more. */
function Shape({ is }: { is: "on" | "paused" }) {
  const look = is === "on" ? "size-[0.75em] rounded-full bg-current" : "h-[0.75em] w-[0.65em] border-x-3";
  return <span aria-hidden className={classes("shrink-0 border-current", look)} />;
}
