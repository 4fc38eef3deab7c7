/** Whether a typed name is that of a class: capitals and spaces do not matter. */
export function sameTitle(typed: string, title: string): boolean {
  return plain(typed) === plain(title);
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}
