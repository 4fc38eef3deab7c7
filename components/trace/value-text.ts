import type { FrameId, ObjectId, TracedObject, Value } from "../../domain/trace/trace.ts";

/** What values may lead to: a `TraceState` is one. */
export interface ValueScope {
  readonly objects: ReadonlyMap<ObjectId, TracedObject>;
  readonly frames: ReadonlyMap<FrameId, { readonly name: string }>;
}

/** How deep a value is looked into: a list in a list in a list ends in '…'. */
const DEEPEST = 2;

/** A value in one line, as Python would write it, of at most about `most` characters; what is left out stands as '…'. */
export function valueText(value: Value, scope: ValueScope, most = 60): string {
  return shortened(textOf(value, scope, most, DEEPEST), most);
}

/** An object in one line, without looking at who refers to it. */
export function objectText(object: TracedObject, scope: ValueScope, most = 60): string {
  return shortened(textOfObject(object, scope, most, DEEPEST), most);
}

/** A string as Python's repr writes it: in single quotes where it can be. */
export function stringText(text: string, cut = false): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r");
  const inside = quote === "'" ? escaped.replaceAll("'", "\\'") : escaped;
  return `${quote}${inside}${cut ? "…" : ""}${quote}`;
}

function textOf(value: Value, scope: ValueScope, most: number, depth: number): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return stringText(value);
  if ("f" in value) return value.f;
  if ("i" in value) return value.i;
  if ("s" in value) return stringText(value.s, value.n > value.s.length);
  if ("y" in value) return value.y;
  if ("c" in value) return value.c;
  if ("g" in value) return scope.frames.get(value.g)?.name ?? "a generator";
  if ("t" in value) return tupleText(value, scope, most, depth);
  const object = scope.objects.get(value.r);
  return object ? textOfObject(object, scope, most, depth) : "…";
}

function tupleText(
  tuple: { t: Value[]; n?: number | undefined },
  scope: ValueScope,
  most: number,
  depth: number,
) {
  const [only] = tuple.t;
  if (tuple.t.length === 1 && only !== undefined && tuple.n === undefined)
    return `(${textOf(only, scope, most, depth - 1)},)`;
  return between("(", ")", tuple.t, tuple.n, most, depth, (item) => textOf(item, scope, most, depth - 1));
}

function textOfObject(object: TracedObject, scope: ValueScope, most: number, depth: number): string {
  const { kind, type, items = [], pairs = [], attrs = [], n } = object;
  const inner = (value: Value) => textOf(value, scope, most, depth - 1);
  const list = (open: string, close: string) => between(open, close, items, n, most, depth, inner);
  const wrapped = (plain: string, text: string) => (type === plain ? text : `${type}(${text})`);
  switch (kind) {
    case "list":
      return wrapped("list", list("[", "]"));
    case "set":
      return items.length === 0 ? `${type}()` : wrapped("set", list("{", "}"));
    case "dict":
      return wrapped(
        "dict",
        between("{", "}", pairs, n, most, depth, ([key, value]) => `${inner(key)}: ${inner(value)}`),
      );
    case "exception":
      return `${type}${list("(", ")")}`;
    case "function":
      return `function ${type}`;
    case "instance":
    case "other": {
      if (object.items) return `${type}(${list("[", "]")})`;
      if (attrs.length === 0 && kind === "other") return type;
      return between(`${type}(`, ")", attrs, n, most, depth, ([name, value]) => `${name}=${inner(value)}`);
    }
  }
}

/** Items between brackets, as many as `most` characters hold, then '…' with how many more there are when that is known. */
function between<T>(
  open: string,
  close: string,
  items: readonly T[],
  size: number | undefined,
  most: number,
  depth: number,
  write: (item: T) => string,
): string {
  const total = size ?? items.length;
  if (depth <= 0 && total > 0) return `${open}…${close}`;
  const parts: string[] = [];
  let length = open.length + close.length;
  for (const item of items) {
    const part = write(item);
    if (parts.length > 0 && length + part.length > most) break;
    parts.push(part);
    length += part.length + 2;
  }
  if (total > parts.length) parts.push(`… ${total - parts.length} more`);
  return `${open}${parts.join(", ")}${close}`;
}

function shortened(text: string, most: number): string {
  return text.length > most + 12 ? `${text.slice(0, most)}…` : text;
}
