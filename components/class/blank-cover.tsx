import Pause from "lucide-react/icons/pause";
import { classWords } from "../words/class.ts";

/** In the lesson's place while the host has the screens paused. */
export function BlankCover() {
  return (
    <div className="grid min-h-[55dvh] place-items-center rounded-card border border-line bg-card px-6 py-12 text-center">
      <div className="grid max-w-md justify-items-center gap-3">
        <Pause aria-hidden size={40} className="text-soft" />
        <h2 className="font-bold text-2xl tracking-tight">{classWords.blank.title}</h2>
        <p className="text-soft">{classWords.blank.text}</p>
      </div>
    </div>
  );
}
