"use client";
import Ellipsis from "lucide-react/icons/ellipsis";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { Menu, MenuButton, useSharedMenu } from "../ui/menu.tsx";
import { recordingsWords } from "../words/recordings.ts";
import { type AskAbout, asksInMenu } from "./recording-asks.ts";

const IN_MENU = {
  rename: recordingsWords.rename.open,
  cuts: recordingsWords.cuts.open,
  forget: recordingsWords.forget.open,
  remove: recordingsWords.remove.open,
} as const;

/** What is rarely done with a recording. */
export function RecordingMenu({ card, onAsk }: { card: RecordingCard; onAsk: AskAbout }) {
  const { opened, turn, close } = useSharedMenu();
  const label = recordingsWords.menu(card.title);
  const items = asksInMenu(card).map((ask) => ({
    id: ask,
    label: IN_MENU[ask],
    grave: ask === "forget" || ask === "remove",
    onChoose: () => opened && onAsk(ask, opened.button),
  }));
  return (
    <>
      <MenuButton
        about={card.id}
        open={opened !== null}
        onTurn={turn}
        label={label}
        icon={<Ellipsis aria-hidden size={20} />}
      />
      <Menu opened={opened} onClose={close} label={label} items={items} />
    </>
  );
}
