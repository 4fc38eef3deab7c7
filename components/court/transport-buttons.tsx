import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import SkipBack from "lucide-react/icons/skip-back";
import SkipForward from "lucide-react/icons/skip-forward";
import { memo } from "react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { courtWords } from "../words/court.ts";

interface TransportButtonsProps {
  readonly canGoBack: boolean;
  readonly canGoForth: boolean;
  readonly playing: boolean;
  /** None of them changes from step to step, so that stepping does not draw the buttons anew. */
  readonly onBack: () => void;
  readonly onForth: () => void;
  readonly onToggle: () => void;
}

/** Back and forth by hand-over, and play. */
export const TransportButtons = memo(function TransportButtons(props: TransportButtonsProps) {
  const { canGoBack, canGoForth, playing, onBack, onForth, onToggle } = props;
  return (
    <>
      <IconButton
        label={courtWords.previousHandOver}
        icon={<SkipBack aria-hidden size={18} />}
        aria-disabled={!canGoBack || undefined}
        onClick={onBack}
      />
      <Button
        icon={<SkipForward aria-hidden size={18} />}
        aria-disabled={!canGoForth || undefined}
        onClick={onForth}
      >
        {courtWords.nextHandOver}
      </Button>
      <Button
        icon={playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
        onClick={onToggle}
      >
        {playing ? courtWords.pause : courtWords.play}
      </Button>
    </>
  );
});
