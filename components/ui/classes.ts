/** Joins the class names that apply: `classes("a", open && "b")`. */
export function classes(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
