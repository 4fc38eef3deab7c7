/** How an attempt begins: WebSocket at once, or long-polling that may become a WebSocket later. */
export type Way = "websocket" | "polling";

/** One attempt at a line, and the line itself when it opens. Used once. */
export interface Wire {
  /** Sends; `onAnswer` gets what the other side acknowledges with, if it ever does. */
  readonly send: (name: string, content: unknown, onAnswer?: (answer: unknown) => void) => void;
  /** Sends if it can go out now, and forgets it if not. */
  readonly sendVolatile: (name: string, content: unknown) => void;
  readonly close: () => void;
}

/** What becomes of a wire. After `onClose` nothing more comes; it may come late, or when the wire was closed here. */
export interface WireEvents {
  readonly onOpen: () => void;
  /** Long-polling has become a WebSocket. */
  readonly onUpgrade: () => void;
  readonly onMessage: (name: string, content: unknown) => void;
  readonly onClose: () => void;
}

export type OpenWire = (way: Way, events: WireEvents) => Wire;
