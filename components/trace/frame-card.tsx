import { memo } from "react";
import type { TracedFrame } from "../../domain/trace/trace-state.ts";
import { framesWords, kindWords, stateWords } from "../words/trace.ts";
import { DelegateRow } from "./delegate-row.tsx";
import { type FrameHappening, type FrameScope, looksTheSame } from "./frame-facts.ts";
import { LocalRow } from "./local-row.tsx";
import { sortLocals } from "./own-names.ts";
import { StateMark } from "./state-mark.tsx";
import { ValueView } from "./value-view.tsx";

interface FrameCardProps {
  readonly frame: TracedFrame;
  readonly scope: FrameScope;
  readonly happening: FrameHappening | null;
  /** The name of the task that drives it. */
  readonly task?: string | undefined;
}

/** One frame: what it is, in which state and where, and what its names stand for. */
export const FrameCard = memo(function FrameCard({ frame, scope, happening, task }: FrameCardProps) {
  const { name, kind, state, locals, changed, delegate } = frame;
  const { told, also } = sortLocals(frame, scope);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div
      role="group"
      aria-label={framesWords.named(name, state)}
      data-state={state}
      className="state-box frame-card"
    >
      <div className="frame-head">
        <StateMark state={state} className="frame-mark" />
        <span className="frame-name">{name}</span>
        <span className="frame-kind">{[kindWords[kind], task].filter(Boolean).join(" · ")}</span>
        <StateChip frame={frame} />
      </div>
      {(locals.size > 0 || delegate || happening) && (
        <dl className="frame-rows">
          {happening && <HappeningRow happening={happening} scope={scope} />}
          {delegate && <DelegateRow delegate={delegate} kind={kind} scope={scope} />}
          {told.map(([local, value]) => (
            <LocalRow key={local} name={local} value={value} scope={scope} changed={changed.has(local)} />
          ))}
          {also.length > 0 && <AlsoRow names={also} />}
        </dl>
      )}
    </div>
  );
}, sameCard);

function StateChip({ frame: { state, line } }: { frame: TracedFrame }) {
  const standsAt = (state === "suspended" || state === "waiting") && line !== null;
  return (
    <span className="state-chip" data-state={state}>
      <b>{stateWords[state]}</b>
      {standsAt && ` ${framesWords.atLine(line)}`}
    </span>
  );
}

function AlsoRow({ names }: { names: readonly string[] }) {
  return (
    <div className="frame-row frame-also">
      <dt>{framesWords.also}</dt>
      <dd>{names.join(", ")}</dd>
    </div>
  );
}

function HappeningRow({ happening, scope }: { happening: FrameHappening; scope: FrameScope }) {
  return (
    <div className="frame-row frame-happening">
      <dt>{happening.words}</dt>
      <dd>
        <ValueView value={happening.value} scope={scope} />
      </dd>
    </div>
  );
}

function sameCard(before: FrameCardProps, after: FrameCardProps): boolean {
  return (
    before.frame === after.frame &&
    before.task === after.task &&
    // What happens, happens at one step: it comes or goes with the next.
    before.happening === null &&
    after.happening === null &&
    looksTheSame(after.frame, before.scope, after.scope)
  );
}
