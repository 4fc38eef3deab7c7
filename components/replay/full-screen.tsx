"use client";
import Maximize from "lucide-react/icons/maximize";
import Minimize from "lucide-react/icons/minimize";
import { useSyncExternalStore } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { replayWords } from "../words/replay.ts";

/** All of the screen for the replay, where the browser can. */
export function FullScreen() {
  const is = useSyncExternalStore(onChange, standing, () => "impossible");
  if (is === "impossible") return null;
  const isFull = is === "full";
  return (
    <IconButton
      label={isFull ? replayWords.leaveFullScreen : replayWords.fullScreen}
      icon={isFull ? <Minimize aria-hidden size={19} /> : <Maximize aria-hidden size={19} />}
      onClick={toggleFullScreen}
      className="max-md:hidden"
    />
  );
}

/** Into full screen, or out of it. A browser that refuses leaves all as it is. */
export function toggleFullScreen(): void {
  if (standing() === "impossible") return;
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  change.catch(() => {});
}

function standing(): "full" | "part" | "impossible" {
  if (document.fullscreenEnabled !== true) return "impossible";
  return document.fullscreenElement ? "full" : "part";
}

function onChange(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}
