/**
 * How a recording lies in an HTML file that replays by itself: each part is the text of a script element that no browser runs,
 * base64 of what a `.baton` file has in its section: gzipped JSON, or the bytes of a piece of the voice.
 */

/** Stands once in the page without a recording; the parts come in its place. */
export const PAGE_MARK = "<!-- the recording -->";

/** The attribute that names a part. */
export const PAGE_PART = "data-part";

/** The name of a part: `chunk/0`, `voice/a1`; lessons and traces by their hash. */
export type PagePart = "manifest" | `${"lesson" | "trace" | "chunk" | "voice"}/${string}`;
