"use client";
import BookOpen from "lucide-react/icons/book-open";
import Check from "lucide-react/icons/check";
import CloudOff from "lucide-react/icons/cloud-off";
import LoaderCircle from "lucide-react/icons/loader-circle";
import Lock from "lucide-react/icons/lock";
import type { ShownPad } from "../../client/use-pad.ts";
import { useSession } from "../../client/use-session.ts";
import type { Result } from "../../domain/result.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { Button } from "../ui/button.tsx";
import { namesWords, padWords } from "../words/pad.ts";
import { padRefusalWords } from "../words/pad-refusals.ts";
import { type PadStanding, padStanding } from "./pad-standing.ts";
import { useSettled } from "./use-settled.ts";

interface PadStatusProps {
  readonly view: ShownPad;
  /** Whether this viewer may write in it now. */
  readonly may: Result<null, Rejection>;
  /** Whether it is this viewer's own. */
  readonly own: boolean;
  /** Opens one's own pad; absent where one has none, or is in it. */
  readonly onMine?: (() => void) | undefined;
}

const ICONS = {
  shut: Lock,
  opening: LoaderCircle,
  "opening-offline": CloudOff,
  reading: BookOpen,
  offline: CloudOff,
  saving: LoaderCircle,
  saved: Check,
} as const;

/** How long a pad must have been saved before it says so: in between it would flicker with every key. */
const REST_MS = 500;

/** Under the pad: whether what is typed is kept, or who may write; who else is there; and what one can do about it. */
export function PadStatus({ view, may, own, onMine }: PadStatusProps) {
  const { state } = useSession();
  const unsent = useSettled(view.unsent, REST_MS);
  const standing = padStanding({ ...view, unsent }, may);
  const Icon = ICONS[standing];
  const quiet = standing === "saving" || standing === "saved";
  return (
    <div className="pad-status" data-standing={standing}>
      <p className="flex items-center gap-1.5" aria-live={quiet ? "off" : "polite"}>
        <Icon aria-hidden size={15} className="shrink-0" />
        {standingWords(standing, view, may, state)}
      </p>
      {standing === "reading" && !may.ok && may.error === "not-a-writer" && <WaysToWrite onMine={onMine} />}
      {own && <AskedToShow />}
      <Present view={view} />
    </div>
  );
}

function standingWords(
  standing: PadStanding,
  view: ShownPad,
  may: Result<null, Rejection>,
  { writing, phase }: SessionState,
): string {
  switch (standing) {
    case "shut":
      return padRefusalWords(view.why ?? "no-such-pad");
    case "opening":
      return padWords.opening;
    case "opening-offline":
      return padWords.offlineOpening;
    case "reading":
      if (phase === "closed") return padWords.readClosed;
      return !may.ok && may.error === "not-a-writer" ? padWords.readers[writing.to] : padWords.readOther;
    case "offline":
      return padWords.offline;
    case "saving":
      return padWords.saving;
    case "saved":
      return padWords.saved;
  }
}

/** For a student who may only read: asking for it, and a place where they may. */
function WaysToWrite({ onMine }: Pick<PadStatusProps, "onMine">) {
  const { act, self, state } = useSession();
  if (!act || self?.role !== "student") return null;
  const asked = state.purposes[self.id]?.to === "edit" ? state.hands.indexOf(self.id) + 1 : 0;
  return (
    <>
      <span aria-live="polite" className="font-semibold text-ink empty:hidden">
        {asked > 0 && padWords.asked(asked)}
      </span>
      {asked === 0 && (
        <Button onClick={() => act({ type: "hand/raise", purpose: { to: "edit" } })}>{padWords.ask}</Button>
      )}
      {onMine && (
        <Button look="quiet" onClick={onMine}>
          {padWords.writeInMine}
        </Button>
      )}
    </>
  );
}

function AskedToShow() {
  const { self, state } = useSession();
  const place = self && state.purposes[self.id]?.to === "show" ? state.hands.indexOf(self.id) + 1 : 0;
  return (
    <p aria-live="polite" className="font-semibold text-ink empty:hidden">
      {place > 0 && padWords.askedToShow(place)}
    </p>
  );
}

/** Whose cursors are in the pad; who has no name to be told is not counted here. */
function Present({ view }: { view: ShownPad }) {
  const names = [...new Set(view.pointers.flatMap(({ name }) => name ?? []))];
  if (names.length === 0 || view.is !== "open") return null;
  return <p className="pad-present">{padWords.present(namesWords(names))}</p>;
}
