import type { TracedTask } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { loopWords, stateWords } from "../words/trace.ts";
import { StateMark } from "./state-mark.tsx";

/** A row for every task: its coroutine, its state, and what it waits on. */
export function LoopTasks({ state: { tasks, frames } }: { state: TraceState }) {
  return (
    <section aria-label={loopWords.tasks}>
      <h3 className="loop-heading">{loopWords.tasks}</h3>
      {tasks.size === 0 ? (
        <p className="loop-none">{loopWords.noTasks}</p>
      ) : (
        <ul className="loop-tasks">
          {[...tasks].map(([key, task]) => (
            <TaskRow
              key={key}
              task={task}
              coroutine={task.frame === null ? null : frames.get(task.frame)?.name}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function TaskRow({ task, coroutine }: { task: TracedTask; coroutine: string | null | undefined }) {
  const { name, state, on } = task;
  return (
    <li className="loop-task state-box" data-state={boxOf(state)}>
      <span className="loop-task-name">{name}</span>
      <span className="loop-task-coroutine">{coroutine ?? loopWords.noCoroutine}</span>
      {on && <span className="loop-task-on">{loopWords.waitsOn(on)}</span>}
      <span className="state-chip" data-state={boxOf(state)}>
        <StateMark state={state} className="mr-1.5 inline-block shrink-0" />
        <b>{stateWords[state]}</b>
      </span>
    </li>
  );
}

/** A waiting task is a suspended coroutine, and looks like one; a waiting frame is something else. */
function boxOf(state: TracedTask["state"]) {
  if (state === "waiting") return "suspended";
  return state === "finished" ? "closed" : state;
}
