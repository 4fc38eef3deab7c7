/** The steps that a class took while somebody was away, counted from 0, both included; or that it went back. */
export type Absence =
  | { readonly went: "forward"; readonly from: number; readonly to: number }
  | { readonly went: "back"; readonly to: number };

/** What was missed between the step last seen and the step of now; null when nothing was. Pure. */
export function absenceBetween(seen: number, now: number): Absence | null {
  if (now === seen) return null;
  return now > seen ? { went: "forward", from: seen + 1, to: now } : { went: "back", to: now };
}
