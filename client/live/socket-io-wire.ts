import { io, type ManagerOptions } from "socket.io-client";
import type { OpenWire } from "./wire.ts";

const TRANSPORTS = { websocket: ["websocket"], polling: ["polling", "websocket"] };

/** Wires by Socket.IO, which is left no say in when to come back. Without `url`: to where the page came from. */
export function socketIoWires(url?: string, extra: Partial<ManagerOptions> = {}): OpenWire {
  return (way, events) => {
    const options = { ...extra, transports: TRANSPORTS[way], forceNew: true, reconnection: false };
    const socket = url === undefined ? io(options) : io(url, options);
    // The engine is there at once, and may be upgraded before the connection above it is open.
    socket.io.engine.once("upgrade", events.onUpgrade);
    socket.on("connect", events.onOpen);
    socket.on("connect_error", events.onClose);
    socket.on("disconnect", events.onClose);
    socket.onAny((name: string, content: unknown) => events.onMessage(name, content));
    return {
      send(name, content, onAnswer) {
        if (onAnswer) socket.emit(name, content, onAnswer);
        else socket.emit(name, content);
      },
      sendVolatile: (name, content) => void socket.volatile.emit(name, content),
      close: () => void socket.disconnect(),
    };
  };
}
