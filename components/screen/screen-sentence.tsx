import type { RoomCode } from "../../domain/room-code.ts";
import { ScreenCorner } from "./screen-corner.tsx";

interface ScreenSentenceProps {
  readonly title: string;
  readonly text?: string;
  /** Set while one may still come in. */
  readonly code?: RoomCode;
}

/** One thing to say, across the whole room. */
export function ScreenSentence({ title, text, code }: ScreenSentenceProps) {
  return (
    <main className="grid min-h-dvh place-items-center p-[4vw] text-center">
      <div aria-live="polite" className="grid max-w-[24em] gap-[0.6em]">
        <h1 className="text-balance font-bold text-[2.2em] leading-tight tracking-tight">{title}</h1>
        {text && <p className="text-soft">{text}</p>}
      </div>
      {code && (
        <div className="fixed right-[2vw] bottom-[2vw]">
          <ScreenCorner code={code} />
        </div>
      )}
    </main>
  );
}
