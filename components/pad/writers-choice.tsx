"use client";
import { useSession } from "../../client/use-session.ts";
import { Writers } from "../../domain/session/events.ts";
import { hostPadWords } from "../words/pad.ts";
import { LabelledSelect } from "./labelled-select.tsx";

const OPTIONS = Writers.options.map((to) => [to, hostPadWords.to[to]] as const);

/** Who may write in the pads of the class: for hosts to say, at any time. */
export function WritersChoice({ shown, className }: { shown: string; className?: string }) {
  const { act, state } = useSession();
  if (!act || state.phase !== "open") return null;
  return (
    <LabelledSelect
      label={hostPadWords.writers}
      shown={shown}
      options={OPTIONS}
      value={state.writing.to}
      onChoose={(to) => act({ type: "writing/allow", to })}
      {...(className === undefined ? {} : { className })}
    />
  );
}
