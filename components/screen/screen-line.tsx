"use client";
import WifiOff from "lucide-react/icons/wifi-off";
import { useSession } from "../../client/use-session.ts";
import { Chip } from "../ui/chip.tsx";
import { screenWords } from "../words/screen.ts";

/** Small, since nobody in the room can do anything about it. */
export function ScreenLine() {
  const { line } = useSession();
  return (
    <span aria-live="polite">
      {line.is !== "live" && (
        <Chip tone="warn" icon={<WifiOff aria-hidden size={20} />} className="text-[0.8em]">
          {screenWords.reconnecting}
        </Chip>
      )}
    </span>
  );
}
