"use client";
import { type FormEvent, useState } from "react";
import type { Span } from "../../domain/recording/recording.ts";
import { Dialog } from "../ui/dialog.tsx";
import { recordingsWords } from "../words/recordings.ts";
import { clockWords } from "../words/teach.ts";
import type { AboutRecording } from "./about-recording.ts";
import { type CutsDraft, leftOf, readTypedSpan, withEnds, withHidden, withoutHidden } from "./cuts-draft.ts";
import { CutsPicture } from "./cuts-picture.tsx";
import { DialogEnd } from "./dialog-end.tsx";
import { HiddenSpans } from "./hidden-spans.tsx";
import { SpanFields, type TypedTimes } from "./span-fields.tsx";
import { useAsking } from "./use-asking.ts";

const words = recordingsWords.cuts;

/** Leaves out the ends of a class, and what is in between: on a picture of its time, and by times that are typed. */
export function CutsDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const lasted = card.lasted ?? 0;
  const [draft, setDraft] = useState<CutsDraft>({ trim: card.trim, hidden: card.hidden });
  const [ends, setEnds] = useState(() => typedOf({ from: card.trim.from, to: card.trim.to ?? lasted }));
  const [toHide, setToHide] = useState<TypedTimes>({ from: "", to: "" });
  const { busy, problem, ask } = useAsking();
  const endsRead = readTypedSpan(ends.from, ends.to, lasted);
  const nothing = leftOf(draft, lasted).length === 0;
  const moveEnds = (typed: TypedTimes): void => {
    setEnds(typed);
    const read = readTypedSpan(typed.from, typed.to, lasted);
    if (read.ok) setDraft(withEnds(draft, read.value, lasted));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (nothing || !endsRead.ok) return;
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
      <CutsPicture draft={draft} lasted={lasted} onDrawn={(span) => setToHide(typedOf(span))} />
      <form onSubmit={save} noValidate className="grid gap-5">
        <SpanFields
          legend={words.ends}
          labels={[words.from, words.to]}
          typed={ends}
          onType={moveEnds}
          problem={endsRead.ok ? null : endsRead.error}
          lasted={lasted}
          sliders
        />
        <HiddenSpans
          hidden={draft.hidden}
          typed={toHide}
          lasted={lasted}
          onType={setToHide}
          onHide={(span) => {
            setDraft(withHidden(draft, span));
            setToHide({ from: "", to: "" });
          }}
          onShow={(span) => setDraft(withoutHidden(draft, span))}
        />
        <DialogEnd
          confirm={words.save}
          busy={busy || nothing || !endsRead.ok}
          problem={nothing ? words.nothing : problem}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}

function typedOf({ from, to }: Span): TypedTimes {
  return { from: clockWords(Math.floor(from / 1000)), to: clockWords(Math.floor(to / 1000)) };
}
