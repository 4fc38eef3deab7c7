const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full" });

/** '3 Mar 2026, 14:05'; milliseconds since 1970. */
export function givenWords(at: number): string {
  return when.format(at);
}

/** 'Tuesday 3 March 2026'; milliseconds since 1970. */
export function dayWords(at: number): string {
  return day.format(at);
}
