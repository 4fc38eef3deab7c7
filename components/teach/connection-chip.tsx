"use client";
import CircleStop from "lucide-react/icons/circle-stop";
import LoaderCircle from "lucide-react/icons/loader-circle";
import Wifi from "lucide-react/icons/wifi";
import WifiOff from "lucide-react/icons/wifi-off";
import { useSession } from "../../client/use-session.ts";
import { Chip } from "../ui/chip.tsx";
import { classes } from "../ui/classes.ts";
import { teachWords } from "../words/teach.ts";

const LOOKS = {
  connecting: { tone: "warn", Icon: LoaderCircle },
  live: { tone: "ok", Icon: Wifi },
  reconnecting: { tone: "warn", Icon: WifiOff },
  ended: { tone: "plain", Icon: CircleStop },
} as const;

/** Whether the class hears this host, and what it has not heard yet. */
export function ConnectionChip() {
  const { line, state, unsent } = useSession();
  const is = state.phase === "closed" ? "ended" : line.is;
  const { tone, Icon } = LOOKS[is];
  const waiting = is === "reconnecting" && unsent > 0;
  return (
    <Chip
      tone={tone}
      icon={<Icon aria-hidden size={15} />}
      title={teachWords.line[is]}
      className={classes(is === "live" && "max-xl:sr-only")}
    >
      <span className={classes(is === "live" && "snug:sr-only")}>{teachWords.line[is]}</span>
      {waiting && <span className="tight:sr-only"> · {teachWords.waiting(unsent)}</span>}
    </Chip>
  );
}
