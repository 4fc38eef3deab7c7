/** In the place of `Fork` in a page by itself, which brings no Python and offers no editing. */
export function Fork(): null {
  return null;
}
