import type { Position } from "../../domain/lesson/position.ts";

/** Where a learner's position is kept and linked to. */
export interface SoloPlace {
  /** The position that the address names, else the one kept from last time. */
  read(): Position | null;
  write(position: Position): void;
  /** Tells when the address names another position. */
  onNamed(listener: (position: Position) => void): () => void;
}

/** `#7` is the start of the seventh step, `#7.2` its second frame; null for anything else. */
export function readHash(hash: string): Position | null {
  const found = /^#(\d{1,4})(?:\.(\d{1,4}))?$/.exec(hash);
  const step = Number(found?.[1] ?? 0);
  const frame = Number(found?.[2] ?? 1);
  return step < 1 || frame < 1 ? null : { step: step - 1, frame: frame - 1 };
}

/** The shortest hash that names the position. */
export function showHash({ step, frame }: Position): string {
  return frame === 0 ? `#${step + 1}` : `#${step + 1}.${frame + 1}`;
}
