"use client";
import Pencil from "lucide-react/icons/pencil";
import { useSession } from "../../client/use-session.ts";
import { useKeys } from "../keys/use-keys.ts";
import { Button } from "../ui/button.tsx";
import { lessonWords } from "../words/lesson.ts";
import { placeOn } from "./pad-choice.ts";
import { usePadSight } from "./pad-sight.tsx";

/** Opens the class's pad of a step; so does its key. */
export function TryButton({ step, quiet = false }: { step: number; quiet?: boolean }) {
  const { state } = useSession();
  const { shows, open } = usePadSight(step);
  const start = () => open({ owner: "class", place: placeOn(state, step) });
  useKeys({ ...(shows === null && { pad: start }) });
  return (
    <Button
      look={quiet ? "quiet" : "plain"}
      icon={<Pencil aria-hidden size={17} className="shrink-0" />}
      aria-label={lessonWords.tryIt}
      onClick={start}
      data-opens-pad
      className={quiet ? "max-sm:px-0" : ""}
    >
      <span className={quiet ? "whitespace-nowrap max-sm:hidden" : ""}>{lessonWords.tryIt}</span>
    </Button>
  );
}
