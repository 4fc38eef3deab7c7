import Maximize from "lucide-react/icons/maximize-2";
import ZoomIn from "lucide-react/icons/zoom-in";
import ZoomOut from "lucide-react/icons/zoom-out";
import { memo } from "react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { courtWords } from "../words/court.ts";
import { CROWD } from "./lanes-in-play.ts";
import type { Zoom } from "./use-zoom.ts";

/** How much nearer one press brings it. */
const STEP = 1.6;

/** Nearer, farther, all of it. */
export const ZoomControls = memo(function ZoomControls({ zoom }: { zoom: Zoom }) {
  const { fits, closest } = zoom;
  return (
    <fieldset className="flex">
      <legend className="sr-only">{courtWords.zoom}</legend>
      <ZoomButton label={courtWords.farther} Icon={ZoomOut} off={fits} onGo={() => zoom.by(1 / STEP)} />
      <ZoomButton label={courtWords.closer} Icon={ZoomIn} off={closest} onGo={() => zoom.by(STEP)} />
      <ZoomButton label={courtWords.fit} Icon={Maximize} off={fits} onGo={zoom.fit} />
    </fieldset>
  );
});

interface ZoomButtonProps {
  readonly label: string;
  readonly Icon: typeof Maximize;
  readonly off: boolean;
  readonly onGo: () => void;
}

function ZoomButton({ label, Icon, off, onGo }: ZoomButtonProps) {
  return (
    <IconButton
      look="quiet"
      label={label}
      icon={<Icon aria-hidden size={18} />}
      aria-disabled={off || undefined}
      onClick={() => !off && onGo()}
      className="aria-disabled:border-transparent aria-disabled:bg-transparent"
    />
  );
}

interface LaneControlsProps {
  readonly lanes: number;
  /** How many are folded away: over, and not yet there. */
  readonly finished: number;
  readonly toCome: number;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

/** How many lanes are folded away, and the way to see them; nothing where there are few. */
export const LaneControls = memo(function LaneControls(props: LaneControlsProps) {
  const { lanes, finished, toCome, all, onAll } = props;
  if (lanes <= CROWD) return null;
  const folded = [finished > 0 && courtWords.finished(finished), toCome > 0 && courtWords.toCome(toCome)];
  return (
    <>
      <span className="text-soft">{folded.filter(Boolean).join(" · ")}</span>
      <Button look="quiet" onClick={() => onAll(!all)}>
        {all ? courtWords.fewerLanes : courtWords.allLanes(lanes)}
      </Button>
    </>
  );
});
