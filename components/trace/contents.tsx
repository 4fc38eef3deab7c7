import { type ComponentType, Fragment, type ReactNode } from "react";
import type { Value } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";
import type { FrameScope } from "./frame-facts.ts";

/** So many parts are shown, each by itself. */
const MOST = 12;

/** How a value is drawn: given from above, since values are in objects and objects are values. */
export type ValueItem = ComponentType<{ value: Value; scope: FrameScope; depth: number }>;

interface ContentsProps {
  readonly items?: readonly Value[] | undefined;
  readonly pairs?: readonly (readonly [Value, Value])[] | undefined;
  /** How many there really are, where not all were recorded. */
  readonly size?: number | undefined;
  readonly brackets: "[]" | "{}" | "()";
  readonly scope: FrameScope;
  readonly depth: number;
  readonly Item: ValueItem;
}

/** The parts of a list, a set, a dict or a tuple, each drawn as the value that it is. */
export function Contents({ items = [], pairs = [], size, brackets, scope, depth, Item }: ContentsProps) {
  const draw = (value: Value) => <Item value={value} scope={scope} depth={depth + 1} />;
  const parts: ReactNode[] = [
    ...items.map(draw),
    ...pairs.map(([key, value], place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place.
      <Fragment key={place}>
        {draw(key)}: {draw(value)}
      </Fragment>
    )),
  ];
  const shown = parts.slice(0, MOST);
  const left = (size ?? parts.length) - shown.length;
  return (
    <span>
      {brackets[0]}
      {shown.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
        <Fragment key={place}>
          {place > 0 && ", "}
          {part}
        </Fragment>
      ))}
      {left > 0 && `, ${framesWords.more(left)}`}
      {brackets[1]}
    </span>
  );
}
