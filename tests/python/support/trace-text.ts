import type {
  HandOver,
  SourceRange,
  Trace,
  TracedObject,
  TraceStep,
  Value,
} from "../../../domain/trace/trace.ts";

/** A trace as a person reads it: one line a step, what it changed below. */
export function traceAsText(trace: Trace): string {
  const source = trace.source.split("\n");
  const names = new Map<number, string>();
  const lines: string[] = [];
  trace.steps.forEach((step, index) => {
    for (const frame of step.new ?? []) names.set(frame.id, `${frame.name}#${frame.id}`);
    lines.push(`${String(index + 1).padStart(3)} ${headline(step, names, source)}`);
    for (const line of changes(step, names)) lines.push(`      ${line}`);
  });
  lines.push(`end: ${JSON.stringify(trace.end)}`);
  return `${lines.join("\n")}\n`;
}

function headline(step: TraceStep, names: ReadonlyMap<number, string>, source: readonly string[]): string {
  const parts = [step.e.padEnd(6), `${names.get(step.f)}:${step.l}`];
  if (step.e === "line") parts.push("|", source[step.l - 1]?.trim() ?? "");
  if (step.at) parts.push(`at ‹${excerpt(step.at, source)}›`);
  if (step.ball) parts.push(ball(step.ball, names, source));
  else if (step.x !== undefined) parts.push(value(step.x, names));
  return parts.join(" ");
}

function ball(over: HandOver, names: ReadonlyMap<number, string>, source: readonly string[]): string {
  const end = (id: number, range: SourceRange | undefined) =>
    range ? `${names.get(id)}‹${excerpt(range, source)}›` : `${names.get(id)}`;
  const parts = [end(over.from, over.fromAt), over.refused ? `-x ${over.how}` : `-> ${over.how}`];
  if (over.value !== undefined) parts.push(value(over.value, names));
  if (over.via) parts.push(`(${over.via})`);
  if (over.through) parts.push(`through ${over.through.map((id) => names.get(id)).join(", ")}`);
  return `${parts.join(" ")} -> ${end(over.to, over.toAt)}`;
}

function changes(step: TraceStep, names: ReadonlyMap<number, string>): string[] {
  const name = (id: string) => names.get(Number(id)) ?? id;
  const found: string[] = [];
  if (step.st) found.push(`stack ${step.st.map((id) => names.get(id)).join(" > ") || "empty"}`);
  for (const [id, state] of Object.entries(step.gs ?? {})) found.push(`${name(id)} is ${state}`);
  for (const [id, to] of Object.entries(step.aw ?? {})) {
    found.push(
      `${name(id)} waits ${to === null ? "no more" : `on ${"to" in to ? names.get(to.to) : to.on}`}`,
    );
  }
  for (const [id, locals] of Object.entries(step.v ?? {})) {
    const shown = Object.entries(locals).map(([local, held]) => `${local} = ${value(held, names)}`);
    found.push(`${name(id)}: ${shown.join(", ")}`);
  }
  for (const [id, gone] of Object.entries(step.del ?? {}))
    found.push(`${name(id)}: without ${gone.join(", ")}`);
  for (const [id, object] of Object.entries(step.h ?? {})) {
    found.push(`&${id} = ${object === null ? "gone" : thing(object, names)}`);
  }
  if (step.t !== undefined) found.push(`time ${step.t}`);
  for (const [key, task] of Object.entries(step.tk ?? {})) {
    found.push(`${key} ${task.name} ${task.state}${task.on ? ` on ${task.on}` : ""}`);
  }
  if (step.q) found.push(`ready [${step.q.join(", ")}]`);
  if (step.tm) found.push(`timers [${step.tm.map(([when, what]) => `${when} ${what}`).join(", ")}]`);
  if (step.o) found.push(`prints ${JSON.stringify(step.o)}`);
  if (step.err) found.push(`warns ${JSON.stringify(step.err)}`);
  return found;
}

function thing(object: TracedObject, names: ReadonlyMap<number, string>): string {
  const parts = [`${object.kind} ${object.type}`];
  if (object.items) parts.push(`[${object.items.map((each) => value(each, names)).join(", ")}]`);
  if (object.pairs) {
    parts.push(
      `{${object.pairs.map(([key, held]) => `${value(key, names)}: ${value(held, names)}`).join(", ")}}`,
    );
  }
  for (const [attribute, held, home] of object.attrs ?? []) {
    parts.push(`.${attribute} = ${value(held, names)}${home === undefined ? "" : ` in ${names.get(home)}`}`);
  }
  if (object.cause !== undefined) parts.push(`because of ${value(object.cause, names)}`);
  if (object.n !== undefined) parts.push(`of ${object.n}`);
  return parts.join(" ");
}

function value(shown: Value, names: ReadonlyMap<number, string>): string {
  if (shown === null) return "None";
  if (typeof shown !== "object") return JSON.stringify(shown);
  if ("f" in shown) return shown.f;
  if ("i" in shown) return shown.i;
  if ("s" in shown) return `${JSON.stringify(shown.s)}… (${shown.n})`;
  if ("y" in shown) return shown.y;
  if ("t" in shown) return `(${shown.t.map((each) => value(each, names)).join(", ")})`;
  if ("r" in shown) return `&${shown.r}`;
  if ("g" in shown) return `@${names.get(shown.g)}`;
  return shown.c;
}

function excerpt([first, start, last, stop]: SourceRange, source: readonly string[]): string {
  if (first === last) return source[first - 1]?.slice(start, stop) ?? "?";
  return `${source[first - 1]?.slice(start) ?? "?"} … ${source[last - 1]?.slice(0, stop).trim() ?? "?"}`;
}
