import { MAX_CLIENT_FRAME } from "../../domain/protocol.ts";

/** The name under which a message that was too large arrives, without its content. */
export const TOO_LARGE = "too-large";

const EVENT_WITH_ACK = /^2(\d*)\[/;

/**
 * For Engine.IO's `packet` event, before the packet is decoded: puts a small one in the place of one that is too large,
 * so that it is answered instead of parsed. A silent end of the connection would have the client send it again for ever.
 */
export function replaceOversized(packet: { type: string; data?: unknown }): void {
  const { data } = packet;
  if (packet.type !== "message" || typeof data !== "string" || !isOversized(data)) return;
  packet.data = `2${EVENT_WITH_ACK.exec(data)?.[1] ?? ""}["${TOO_LARGE}"]`;
}

function isOversized(text: string): boolean {
  // A character is three bytes at the most here: counting is needed in between only.
  if (text.length * 3 <= MAX_CLIENT_FRAME) return false;
  return text.length > MAX_CLIENT_FRAME || Buffer.byteLength(text) > MAX_CLIENT_FRAME;
}
