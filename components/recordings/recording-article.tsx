"use client";
import CirclePause from "lucide-react/icons/circle-pause";
import Clock from "lucide-react/icons/clock";
import Download from "lucide-react/icons/download";
import FileInput from "lucide-react/icons/file-input";
import Hourglass from "lucide-react/icons/hourglass";
import LinkIcon from "lucide-react/icons/link";
import Radio from "lucide-react/icons/radio";
import Scissors from "lucide-react/icons/scissors";
import { Fragment, useId } from "react";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { givenWords } from "../words/moments.ts";
import { expiryWords, lengthWords, recordingsWords, sizeWords } from "../words/recordings.ts";
import { type AskAbout, isCut, isUnheard } from "./recording-asks.ts";
import { RecordingMenu } from "./recording-menu.tsx";

interface RecordingArticleProps {
  readonly card: RecordingCard;
  /** Wall clock, ms since 1970. */
  readonly now: number;
  readonly onAsk: AskAbout;
}

/** One class: what it was, what has become of its recording, and what can be done with it. */
export function RecordingArticle({ card, now, onAsk }: RecordingArticleProps) {
  const titleId = useId();
  const { title, givenAt, size, expiresAt, code } = card;
  const facts = [givenWords(givenAt), ...knownFacts(card), sizeWords(size)];
  return (
    <article
      id={code}
      tabIndex={-1}
      aria-labelledby={titleId}
      className="flex scroll-mt-20 flex-wrap items-end gap-x-8 gap-y-4 rounded-card border border-line bg-card p-5"
    >
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <h2 id={titleId} className="break-words font-bold text-lg leading-tight tracking-tight">
          {title}
        </h2>
        <p className="text-[0.8125rem] text-soft">
          {facts.map((fact, place) => (
            <Fragment key={fact}>
              {place > 0 && " · "}
              <span className="whitespace-nowrap">{fact}</span>
            </Fragment>
          ))}
        </p>
        <div className="flex flex-wrap gap-1.5 empty:hidden">
          <Standing card={card} />
          {expiresAt !== null && (
            <Chip icon={<Clock aria-hidden size={14} />}>{expiryWords(expiresAt, now)}</Chip>
          )}
        </div>
      </div>
      <Tools card={card} onAsk={onAsk} />
    </article>
  );
}

/** How long it is, and how many were there: not known while it is being prepared. */
function knownFacts({ preparing, imported, lasted, length, people }: RecordingCard): string[] {
  if (preparing) return [];
  const hasBegun = imported || lasted !== undefined;
  const nothing = hasBegun ? recordingsWords.nothingYet : recordingsWords.justBegun;
  return [length > 0 ? lengthWords(length) : nothing, recordingsWords.students(people)];
}

function Standing({ card }: { card: RecordingCard }) {
  const { live, ended, preparing, imported, shared } = card;
  return (
    <>
      {preparing && <Chip icon={<Hourglass aria-hidden size={14} />}>{recordingsWords.preparing}</Chip>}
      {live && (
        <Chip tone="ok" icon={<Radio aria-hidden size={14} />}>
          {recordingsWords.live}
        </Chip>
      )}
      {!live && !ended && !preparing && (
        <Chip icon={<CirclePause aria-hidden size={14} />}>{recordingsWords.notEnded}</Chip>
      )}
      {imported && <Chip icon={<FileInput aria-hidden size={14} />}>{recordingsWords.imported}</Chip>}
      {shared !== null && (
        <Chip tone="gen" icon={<LinkIcon aria-hidden size={14} />}>
          {isUnheard(card) ? recordingsWords.isSharedUnheard : recordingsWords.isShared}
        </Chip>
      )}
      {isCut(card) && <Chip icon={<Scissors aria-hidden size={14} />}>{recordingsWords.cut}</Chip>}
    </>
  );
}

function Tools({ card, onAsk }: Pick<RecordingArticleProps, "card" | "onAsk">) {
  const { title, length, shared } = card;
  return (
    <div className="flex flex-wrap gap-2">
      <WaysIn card={card} />
      {/* A link that there is can be taken back, whatever it leads to. */}
      {(length > 0 || shared !== null) && (
        <Button
          icon={<LinkIcon aria-hidden size={16} />}
          aria-label={recordingsWords.shareOf(title)}
          onClick={(event) => onAsk("share", event.currentTarget)}
        >
          {recordingsWords.share}
        </Button>
      )}
      {length > 0 && (
        <Button
          icon={<Download aria-hidden size={16} />}
          aria-label={recordingsWords.downloadOf(title)}
          onClick={(event) => onAsk("files", event.currentTarget)}
        >
          {recordingsWords.download}
        </Button>
      )}
      <RecordingMenu card={card} onAsk={onAsk} />
    </div>
  );
}

/** Back to the class, where it was never ended, and to what there is to watch. */
function WaysIn({ card: { id, title, live, ended, preparing, code, length } }: { card: RecordingCard }) {
  return (
    <>
      {!ended && (live || !preparing) && code && (
        <ButtonLink href={`/teach/${code}`} aria-label={recordingsWords.goOnOf(title)}>
          {recordingsWords.goOn}
        </ButtonLink>
      )}
      {length > 0 && (
        <ButtonLink look="primary" href={`/replay/${id}`} aria-label={recordingsWords.watchOf(title)}>
          {recordingsWords.watch}
        </ButtonLink>
      )}
    </>
  );
}
