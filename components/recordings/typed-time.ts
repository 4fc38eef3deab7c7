/** Milliseconds of a typed time: '1:02:03', '62:03' and '3723' are the same. Null for anything else. */
export function readTypedTime(typed: string): number | null {
  const trimmed = typed.trim();
  if (!/^\d{1,6}(:[0-5]?\d){0,2}$/.test(trimmed)) return null;
  return trimmed.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}
