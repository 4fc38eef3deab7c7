"use client";
import { useMemo } from "react";
import type { RoomCode } from "../domain/room-code.ts";
import { browserEnvironment } from "./live/browser-environment.ts";
import { createLiveSource } from "./live/live-source.ts";
import type { SessionSource } from "./session-source.ts";

/** The class with this code, for a `SessionContext`. The line is open as long as something on the page uses it. */
export function useLiveSession(code: RoomCode, as: "participant" | "screen"): SessionSource {
  return useMemo(() => createLiveSource({ code, as }, browserEnvironment), [code, as]);
}
