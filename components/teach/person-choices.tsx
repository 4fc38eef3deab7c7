import ArrowDownToLine from "lucide-react/icons/arrow-down-to-line";
import Ban from "lucide-react/icons/ban";
import Crown from "lucide-react/icons/crown";
import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import FileCode from "lucide-react/icons/file-code";
import GraduationCap from "lucide-react/icons/graduation-cap";
import MoveRight from "lucide-react/icons/move-right";
import PenLine from "lucide-react/icons/pen-line";
import PenOff from "lucide-react/icons/pen-off";
import Pencil from "lucide-react/icons/pencil";
import Pin from "lucide-react/icons/pin";
import PinOff from "lucide-react/icons/pin-off";
import Undo2 from "lucide-react/icons/undo-2";
import UserMinus from "lucide-react/icons/user-minus";
import type { ReactNode } from "react";
import type { PadId } from "../../domain/pad/pad-id.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { MenuItem } from "../ui/menu.tsx";
import { hostPadWords } from "../words/pad.ts";
import { teachWords } from "../words/teach.ts";
import type { RosterRow } from "./roster.ts";

const WORDS = { ...teachWords.people, ...hostPadWords };

/** What is asked about before it is done. */
export type PersonAsk = "rename" | "makeHost" | "remove" | "ban";

interface PersonDeeds {
  readonly act: (command: ClientCommand) => void;
  readonly ask: (what: PersonAsk, row: RosterRow) => void;
  /** The pad of theirs that would be opened or shown. */
  readonly padOf: (row: RosterRow) => PadId;
  readonly openPad: (row: RosterRow) => void;
}

/** What a host may want to do with a person, as that person stands. The server says whether it is granted. */
export function personChoices(row: RosterRow, isSelf: boolean, deeds: PersonDeeds): readonly MenuItem[] {
  const { act, ask } = deeds;
  const { id } = row;
  const does = (key: ChoiceKey, command: ClientCommand): MenuItem => choice(key, () => act(command));
  const asks = (key: ChoiceKey, what: PersonAsk): MenuItem => choice(key, () => ask(what, row));
  const others: readonly (MenuItem | false)[] = [
    row.role === "student"
      ? asks("makeHost", "makeHost")
      : does("makeStudent", { type: "role/give", id, role: "student" }),
    row.role === "student" &&
      (row.kept
        ? does("free", { type: "following/release", who: { id } })
        : does("keep", { type: "following/lock", who: { id } })),
    { ...asks("remove", "remove"), grave: true },
    { ...asks("ban", "ban"), grave: true },
  ];
  const all = [
    !row.drives && !isSelf && does("pass", { type: "baton/pass", id }),
    row.drives !== isSelf && (row.drives || isSelf) && does("takeBaton", { type: "baton/take" }),
    row.hand > 0 && does("lower", { type: "hand/lower", id }),
    ...(row.role === "student" ? padChoices(row, deeds) : []),
    asks("rename", "rename"),
    ...(isSelf ? [] : others),
  ];
  return all.filter((one) => one !== false);
}

function padChoices(row: RosterRow, { act, padOf, openPad }: PersonDeeds): readonly MenuItem[] {
  const { id } = row;
  const show = (named: boolean) => () => act({ type: "pad/spotlight", pad: padOf(row), named });
  return [
    choice("openTheirs", () => openPad(row)),
    choice("show", show(true)),
    choice("showUnnamed", show(false)),
    row.writes
      ? choice("stopWriting", () => act({ type: "writer/release", id }))
      : choice("letWrite", () => act({ type: "writer/choose", id })),
  ];
}

const ICONS = {
  openTheirs: FileCode,
  show: Eye,
  showUnnamed: EyeOff,
  letWrite: PenLine,
  stopWriting: PenOff,
  pass: MoveRight,
  takeBaton: Undo2,
  lower: ArrowDownToLine,
  rename: Pencil,
  makeHost: Crown,
  makeStudent: GraduationCap,
  keep: Pin,
  free: PinOff,
  remove: UserMinus,
  ban: Ban,
} as const;

type ChoiceKey = keyof typeof ICONS;

function choice(key: ChoiceKey, onChoose: () => void): MenuItem {
  return { id: key, label: WORDS[key], icon: iconOf(key), onChoose };
}

function iconOf(key: ChoiceKey): ReactNode {
  const Icon = ICONS[key];
  return <Icon aria-hidden size={17} />;
}
