/** Something for clients, encoded once for all of them: as Socket.IO text, and as the WebSocket frame around it. */
export interface Frame {
  readonly text: string;
  readonly bytes: Buffer;
}

const FINAL_TEXT = 0x81;

/** Encodes an event of the default namespace; `json` is the JSON text of its one argument. */
export function encodeFrame(name: string, json: string): Frame {
  const text = `2["${name}",${json}]`;
  // 4 is Engine.IO's sign for a packet that belongs to the layer above it.
  return { text, bytes: webSocketText(`4${text}`) };
}

/** One unfragmented, unmasked text frame as in RFC 6455. */
export function webSocketText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = headerFor(length);
  const bytes = Buffer.allocUnsafe(header.length + length);
  header.copy(bytes);
  bytes.write(text, header.length);
  return bytes;
}

function headerFor(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  if (length < 65_536) {
    const short = Buffer.from([FINAL_TEXT, 126, 0, 0]);
    short.writeUInt16BE(length, 2);
    return short;
  }
  const long = Buffer.alloc(10);
  long[0] = FINAL_TEXT;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}
