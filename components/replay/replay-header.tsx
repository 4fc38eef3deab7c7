"use client";
import Eye from "lucide-react/icons/eye";
import Link from "lucide-react/icons/link";
import Pencil from "lucide-react/icons/pencil";
import Search from "lucide-react/icons/search";
import type { ReactNode, Ref } from "react";
import { usePlaybackPart, useWhoseView } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { replayLink } from "../../domain/recording/replay-link.ts";
import { Header } from "../shell/header.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { dayWords } from "../words/moments.ts";
import { replayWords } from "../words/replay.ts";

interface ReplayHeaderProps {
  readonly onSearch: () => void;
  /** Absent while one edits already. */
  readonly onEdit: (() => void) | undefined;
  readonly editButton: Ref<HTMLButtonElement>;
}

/** Which class it was, and what can be done with an instant of it. */
export function ReplayHeader({ onSearch, onEdit, editButton }: ReplayHeaderProps) {
  const { playback } = useSession();
  const manifest = usePlaybackPart((view) => view.manifest);
  if (!manifest) return <Header />;
  const { title, givenAt, length, people } = manifest;
  const facts = [dayWords(givenAt), replayWords.minutes(length), replayWords.people(people)];
  return (
    <Header
      title={<b className="text-ink">{title}</b>}
      end={
        onEdit ? (
          <>
            <Tool
              label={replayWords.search}
              short={replayWords.search}
              icon={<Search aria-hidden size={18} />}
              onClick={onSearch}
            />
            <CopyLink />
            {!playback?.access.alone && <OtherView />}
            {!playback?.access.alone && (
              <Button
                ref={editButton}
                look="primary"
                icon={<Pencil aria-hidden size={17} className="max-sm:hidden" />}
                onClick={onEdit}
                className="whitespace-nowrap max-sm:px-3"
              >
                {replayWords.editHere}
              </Button>
            )}
          </>
        ) : null
      }
    >
      <p className="text-soft text-sm max-xl:hidden">{facts.join(" · ")}</p>
    </Header>
  );
}

/** For the owner: from their own view to what others get, and back, at the same instant. */
function OtherView() {
  const whose = useWhoseView();
  const { playback } = useSession();
  if (whose === "others" || !playback) return null;
  const isOwn = whose === "owner";
  const label = isOwn ? replayWords.asOthers : replayWords.asOwner;
  const short = isOwn ? replayWords.short.asOthers : replayWords.short.asOwner;
  return (
    <ButtonLink
      href={isOwn ? "?view=shared" : "?"}
      // To the very instant, which is known only now.
      onClick={({ currentTarget }) => {
        const t = (playback.getSnapshot().at / 1000).toFixed(3);
        currentTarget.search = isOwn ? `?view=shared&t=${t}` : `?t=${t}`;
      }}
      look={isOwn ? "plain" : "on"}
      aria-label={label}
      title={isOwn ? replayWords.asOthersHint : label}
      icon={<Eye aria-hidden size={18} />}
      className="whitespace-nowrap max-2xl:flex-col max-2xl:gap-1 max-2xl:px-0.5"
    >
      <span className="max-2xl:hidden">{label}</span>
      <span className="text-[0.6875rem] leading-none 2xl:hidden">{short}</span>
    </ButtonLink>
  );
}

/** For so long what needs some reading is shown, in ms. */
const LONG_MS = 8000;

function CopyLink() {
  const { playback } = useSession();
  const isFile = playback?.access.alone === true;
  const isOwners = useWhoseView() !== "others";
  const done = isFile ? replayWords.copiedFile : isOwners ? replayWords.copiedOwn : replayWords.copied;
  const [copying, copy] = useCopy(isOwners || isFile ? LONG_MS : undefined);
  const copyLink = (): void => {
    if (!playback) return;
    const { href } = new URL(replayLink(playback.getSnapshot()), window.location.href);
    copy(href);
    try {
      // Whoever may not copy finds it in the address.
      window.history.replaceState(null, "", href);
    } catch {
      // A page that was opened as a file may not change its address.
    }
  };
  return (
    <div className="relative">
      <Tool
        label={replayWords.copyLink}
        short={replayWords.short.copyLink}
        icon={<Link aria-hidden size={18} />}
        onClick={copyLink}
      />
      <p aria-live="polite" className="replay-copied">
        {copying === "done" && done}
        {copying === "failed" && (isFile ? replayWords.notCopiedFile : replayWords.notCopied)}
      </p>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  /** A part of it, under its picture on a phone. */
  readonly short: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

function Tool({ label, short, icon, onClick }: ToolProps) {
  return (
    <Button
      aria-label={label}
      title={label}
      icon={icon}
      onClick={onClick}
      className="whitespace-nowrap max-md:flex-col max-md:gap-1 max-md:px-0.5"
    >
      <span className="max-md:hidden">{label}</span>
      <span className="text-[0.6875rem] leading-none md:hidden">{short}</span>
    </Button>
  );
}
