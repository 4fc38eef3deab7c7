import type { Value } from "../../domain/trace/trace.ts";
import type { TracedFrame } from "../../domain/trace/trace-state.ts";
import type { ValueScope } from "./value-text.ts";

export interface SortedLocals {
  /** Names whose value says something. */
  readonly told: readonly (readonly [name: string, value: Value])[];
  /** Names of what is called just so: the functions that a module defines, the modules that it imports. */
  readonly also: readonly string[];
}

/** A frame's locals, those that say no more than their name apart; what this step has changed is always told. */
export function sortLocals({ locals, changed }: TracedFrame, scope: ValueScope): SortedLocals {
  const isAlso = ([name, value]: readonly [string, Value]): boolean =>
    !changed.has(name) && ownName(value, scope) === name;
  const all = [...locals];
  return { told: all.filter((local) => !isAlso(local)), also: all.filter(isAlso).map(([name]) => name) };
}

/** What a class, a module or a plain function is called by itself, without the place where it was made. */
function ownName(value: Value, { objects }: ValueScope): string | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if ("c" in value) return lastName(/ ([^ ]+)>$/.exec(value.c)?.[1]);
  const object = "r" in value ? objects.get(value.r) : undefined;
  return object?.kind === "function" && !object.attrs?.length ? lastName(object.type) : undefined;
}

function lastName(qualified: string | undefined): string | undefined {
  return qualified?.split(".").at(-1);
}
