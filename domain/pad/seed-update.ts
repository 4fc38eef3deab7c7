import * as Y from "yjs";
import { padText } from "./pad-text.ts";

/** The Yjs client that types what a pad begins with: always the same, so that equal texts begin with equal bytes. */
export const SEED_CLIENT = 1;

/** The Yjs update by which an empty pad begins with this text, which must not be empty. */
export function seedUpdate(text: string): Uint8Array {
  const document = new Y.Doc();
  document.clientID = SEED_CLIENT;
  padText(document).insert(0, text);
  const update = Y.encodeStateAsUpdate(document);
  document.destroy();
  return update;
}
