import Pause from "lucide-react/icons/pause";
import { replayWords } from "../words/replay.ts";

/** In the lesson's place while the class saw nothing. */
export function ReplayBlank() {
  return (
    <div className="grid min-h-[40dvh] place-items-center rounded-card border border-line bg-card px-6 py-12 text-center">
      <div className="grid justify-items-center gap-3">
        <Pause aria-hidden size={40} className="text-soft" />
        <p className="font-bold text-xl">{replayWords.blank}</p>
      </div>
    </div>
  );
}
