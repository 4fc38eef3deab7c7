"use client";
import { type FormEvent, useState } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { CutsPicture } from "./cuts-picture.tsx";
import { DialogEnd } from "./dialog-end.tsx";
import { HiddenSpans } from "./hidden-spans.tsx";
import { SpanFields } from "./span-fields.tsx";
import { useAsking } from "./use-asking.ts";
import { type UnsavableCuts, useCuts } from "./use-cuts.ts";

const words = recordingsWords.cuts;

/** Why it was not saved. What is wrong with an end stands at the end itself. */
const WHY_NOT: Readonly<Record<UnsavableCuts, string | null>> = {
  ends: null,
  nothing: words.nothing,
  pending: words.pending,
};

/** Leaves out the ends of a class, and what is in between: on a picture of its time, and by times that are typed. */
export function CutsDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const cuts = useCuts(card);
  const { draft, lasted, unsavable } = cuts;
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (unsavable) return;
    ask(
      () => controls.change(card.id, { trim: draft.trim, hidden: [...draft.hidden] }),
      () => {
        onSaid(recordingsWords.said.cut);
        onClose();
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={words.title} className="max-w-2xl!">
      <p className="text-soft">{words.text}</p>
      <CutsPicture draft={draft} lasted={lasted} onDrawn={cuts.draw} />
      <form onSubmit={save} noValidate className="grid gap-5">
        <SpanFields
          legend={words.ends}
          labels={[words.from, words.to]}
          typed={cuts.ends}
          onType={cuts.typeEnds}
          problem={cuts.endsProblem}
          lasted={lasted}
          sliders
        />
        <HiddenSpans cuts={cuts} />
        <DialogEnd
          confirm={words.save}
          busy={busy}
          problem={tried && unsavable ? WHY_NOT[unsavable] : problem}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
