"use client";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleDot from "lucide-react/icons/circle-dot";
import CircleSlash from "lucide-react/icons/circle-slash-2";
import Ellipsis from "lucide-react/icons/ellipsis";
import Eye from "lucide-react/icons/eye";
import Hand from "lucide-react/icons/hand";
import PenLine from "lucide-react/icons/pen-line";
import Pin from "lucide-react/icons/pin";
import { memo } from "react";
import { classes } from "../ui/classes.ts";
import { MenuButton, type TurnMenu } from "../ui/menu.tsx";
import { hostPadWords } from "../words/pad.ts";
import { teachWords } from "../words/teach.ts";
import type { Place, RosterRow } from "./roster.ts";

const words = teachWords.people;

interface PersonRowProps {
  readonly row: RosterRow;
  readonly isSelf: boolean;
  readonly menuOpen: boolean;
  /** Absent when nothing can be done any more. */
  readonly onMenu: TurnMenu | undefined;
}

/** One person: who, where, and the button to all that can be done with them. Drawn again only when something of it changed. */
export const PersonRow = memo(
  function PersonRow({ row, isSelf, menuOpen, onMenu }: PersonRowProps) {
    return (
      <li className="flex min-h-13 items-center gap-2.5 border-line border-b py-1 pr-1 pl-4 [contain-intrinsic-size:auto_3.3rem] [content-visibility:auto]">
        <PlaceMark place={row.place} />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="flex items-center gap-1.5">
            <bdi className={classes("truncate font-semibold", row.place === "away" && "text-soft")}>
              {row.name}
            </bdi>
            <Tags row={row} isSelf={isSelf} />
          </p>
          <p className="text-[0.8125rem] text-soft">{placeWords(row.place)}</p>
        </div>
        {onMenu && (
          <MenuButton
            about={row.id}
            open={menuOpen}
            onTurn={onMenu}
            label={words.menu(row.name)}
            icon={<Ellipsis aria-hidden size={18} />}
          />
        )}
      </li>
    );
  },
  (a, b) =>
    a.isSelf === b.isSelf && a.menuOpen === b.menuOpen && a.onMenu === b.onMenu && sameRow(a.row, b.row),
);

function sameRow(a: RosterRow, b: RosterRow): boolean {
  return (Object.keys(a) as (keyof RosterRow)[]).every((key) => a[key] === b[key]);
}

const PLACE_MARKS = {
  away: { Icon: CircleSlash, ink: "text-faint" },
  "with-class": { Icon: CircleDot, ink: "text-ok" },
  own: { Icon: CircleDashed, ink: "text-gen" },
} as const;

function PlaceMark({ place }: { place: Place }) {
  const { Icon, ink } = PLACE_MARKS[typeof place === "number" ? "own" : place];
  return <Icon aria-hidden size={17} className={classes("shrink-0", ink)} />;
}

function placeWords(place: Place): string {
  if (typeof place === "number") return words.onStep(place + 1);
  return place === "away" ? words.away : words.withClass;
}

function Tags({ row, isSelf }: { row: RosterRow; isSelf: boolean }) {
  return (
    <>
      {isSelf && <Tag>{words.you}</Tag>}
      {row.role === "host" && !isSelf && <Tag>{words.host}</Tag>}
      {row.drives && <Tag driving>{words.drives}</Tag>}
      {row.hand > 0 && (
        <span className="inline-flex shrink-0 items-center gap-0.5 text-baton-ink text-xs">
          <Hand aria-hidden size={15} />
          <span aria-hidden className="font-bold">
            {row.hand}
          </span>
          <span className="sr-only">{words.hand(row.hand)}</span>
        </span>
      )}
      {row.writes && (
        <span className="shrink-0 text-gen" title={hostPadWords.writes}>
          <PenLine aria-hidden size={14} />
          <span className="sr-only">{hostPadWords.writes}</span>
        </span>
      )}
      {row.shown && (
        <span className="shrink-0 text-baton-ink" title={hostPadWords.shown}>
          <Eye aria-hidden size={14} />
          <span className="sr-only">{hostPadWords.shown}</span>
        </span>
      )}
      {row.kept && (
        <span className="shrink-0 text-gen" title={words.kept}>
          <Pin aria-hidden size={14} />
          <span className="sr-only">{words.kept}</span>
        </span>
      )}
    </>
  );
}

function Tag({ driving = false, children }: { driving?: boolean; children: string }) {
  return (
    <span
      className={classes(
        "shrink-0 rounded-md border px-1.5 font-semibold text-[0.6875rem] leading-4",
        driving ? "border-baton bg-baton-soft text-baton-ink" : "border-edge text-soft",
      )}
    >
      {children}
    </span>
  );
}
