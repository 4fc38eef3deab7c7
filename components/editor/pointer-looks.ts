/** How the cursor of somebody else is drawn. */
export interface PointerLook {
  /** From 1: one of the colours `--color-pointer-*`. */
  readonly colour: number;
  readonly shape: PointerShape;
}

const COLOURS = 8;
const SHAPES = ["round", "square", "triangle", "diamond", "bar"] as const;
/** What stands on top of the cursor; selections have a border of their own for each. */
export type PointerShape = (typeof SHAPES)[number];

/**
 * The look of the n-th cursor of a pad (from 1). Neighbours differ in colour and in shape, up to five people differ in
 * shape, and no two of forty have both in common.
 */
export function pointerLook(n: number): PointerLook {
  const place = Math.max(0, n - 1);
  const shape = SHAPES[(place + Math.floor(place / COLOURS)) % SHAPES.length] ?? "round";
  return { colour: (place % COLOURS) + 1, shape };
}
