"use client";
import { useCallback, useId, useRef, useState } from "react";
import { usePad } from "../../client/use-pad.ts";
import { type Session, useSession } from "../../client/use-session.ts";
import type { Code } from "../../domain/lesson/lesson.ts";
import { CLASS } from "../../domain/pad/pad-id.ts";
import { mayWritePad } from "../../domain/session/decide-pads.ts";
import type { PadEditing } from "../editor/pad-editing.ts";
import { PadEditor } from "../editor/pad-editor.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { RunButton } from "../run/run-bar.tsx";
import type { Program } from "../run/use-program.ts";
import { Card } from "../ui/card.tsx";
import { padWords } from "../words/pad.ts";
import { ToldExecutionNotice } from "./execution-notice.tsx";
import { InSpotlight } from "./in-spotlight.tsx";
import { PadBar } from "./pad-bar.tsx";
import { newestVersion, type PadChoice } from "./pad-choice.ts";
import { PadHead } from "./pad-head.tsx";
import type { Execution } from "./pad-marks.ts";
import { PadMenu } from "./pad-menu.tsx";
import { padLabel } from "./pad-name.ts";
import { usePadSight } from "./pad-sight.tsx";
import { PadStatus } from "./pad-status.tsx";
import { RefusedNotice } from "./refused-notice.tsx";
import { useChanges } from "./use-changes.tsx";
import { useFocusOfCard } from "./use-focus-goes-on.ts";
import { usePadInSight } from "./use-pad-in-sight.ts";
import { usePadMarks } from "./use-pad-marks.ts";
import { usePadRun } from "./use-pad-run.ts";
import { VersionNotice } from "./version-notice.tsx";

export interface PadCardProps {
  readonly step: number;
  readonly code: Code | null;
  readonly program: Program;
  /** The execution that is shown beside it; null where there is none. */
  readonly execution: Execution | null;
  readonly choice: PadChoice;
}

/** A pad that is open: its text, who may write in it, what is kept, and what can be done with it. */
export function PadCard(props: PadCardProps) {
  const { pads, self } = useSession();
  return pads && self ? <Opened {...props} pads={pads} self={self.id} /> : null;
}

interface OpenedProps extends PadCardProps {
  readonly pads: NonNullable<Session["pads"]>;
  readonly self: string;
}

function Opened({ step, code, program, execution, choice, pads, self }: OpenedProps) {
  const session = useSession();
  const { state } = session;
  const sight = usePadSight(step);
  const found = usePadInSight(session, pads, choice);
  const pad = usePad(pads, found.id);
  const may = mayWritePad(state, self, found.id);
  const mayWrite = may.ok && pad.is === "open";
  const editing = useRef<PadEditing>(null);
  const panel = useId();
  const card = useRef<HTMLElement>(null);
  useFocusOfCard(card, step);
  const [text, onChange, latest] = useTextOf(pad.document);
  const marks = usePadMarks(execution, choice.place === step, pad.is === "open" ? text : null);
  const run = usePadRun(program, code, choice, step, pad.is === "open" ? latest : null);
  const changes = useChanges(editing, { pads, choice, example: code?.source ?? "" });
  const own = found.whose === "own" ? found.own : null;
  const mine = session.self?.role === "student" ? { owner: self, place: choice.place } : null;
  useKeys({ pad: sight.close });
  return (
    <Card ref={card} label={padWords.region} heading={null} className="pad-card">
      <PadHead
        choice={choice}
        onChoose={sight.open}
        onClose={sight.close}
        closing={execution ? padWords.back : padWords.backToLesson}
        controls={panel}
      >
        <PadMenu pad={found} mayWrite={mayWrite} hasExample={choice.place !== "free"} changes={changes} />
        <RunButton program={program} onRun={run} />
      </PadHead>
      <PadBar step={step} choice={choice} onChoose={sight.open} own={own} />
      {own && <VersionNotice own={own} newest={newestVersion(state, choice.place)} />}
      {pad.refused && <RefusedNotice refused={pad.refused} onClose={pad.dismiss} />}
      <div id={panel}>
        <PadEditor
          ref={editing}
          label={padLabel(state, self, choice.owner)}
          document={pad.document}
          pointers={pad.pointers}
          onPoint={pad.point}
          readOnly={!mayWrite}
          names
          marks={marks.marks}
          onChange={onChange}
          onRun={run}
        />
      </div>
      <PadStatus
        view={pad}
        may={may}
        own={own !== null}
        onMine={mine && choice.owner === CLASS ? () => sight.open(mine) : undefined}
      />
      {changes.note}
      {state.spotlight?.pad === found.id && <InSpotlight step={step} />}
      <ToldExecutionNotice of={marks.of} />
    </Card>
  );
}

interface Told {
  readonly of: object;
  readonly text: string;
}

/** The text of the document as its editor tells it, null until it has; how it tells; and the text at the moment of asking. */
function useTextOf(document: object): [string | null, (text: string) => void, () => string | null] {
  const [told, tell] = useState<Told | null>(null);
  // What was typed just before a press of Run is run too, though the page may not have been drawn since.
  const last = useRef<Told>(null);
  const onChange = useCallback(
    (text: string) => {
      last.current = { of: document, text };
      tell(last.current);
    },
    [document],
  );
  const latest = useCallback(() => textIn(last.current, document), [document]);
  return [textIn(told, document), onChange, latest];
}

function textIn(told: Told | null, document: object): string | null {
  return told?.of === document ? told.text : null;
}
