"use client";
import Ellipsis from "lucide-react/icons/ellipsis";
import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import Import from "lucide-react/icons/import";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Send from "lucide-react/icons/send";
import { useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Menu, MenuButton, type MenuItem, useSharedMenu } from "../ui/menu.tsx";
import { hostPadWords, padWords } from "../words/pad.ts";
import type { Changes } from "./use-changes.tsx";
import type { PadInSight } from "./use-pad-in-sight.ts";

interface PadMenuProps {
  readonly pad: PadInSight;
  /** Whether this viewer may write in it now. */
  readonly mayWrite: boolean;
  /** Whether the pad begins with an example. */
  readonly hasExample: boolean;
  readonly changes: Changes;
}

/** What is done with a pad now and then: by its owner, or by a host. */
export function PadMenu(props: PadMenuProps) {
  const { act, state } = useSession();
  const menu = useSharedMenu();
  const [sending, setSending] = useState(false);
  const items = usePadItems(props, () => setSending(true));
  if (!act || state.phase !== "open" || items.length === 0) return null;
  const send = () => {
    act({ type: "pad/push", pad: props.pad.id });
    props.changes.sent();
  };
  return (
    <>
      <MenuButton
        about="pad"
        open={menu.opened !== null}
        onTurn={menu.turn}
        label={padWords.more}
        icon={<Ellipsis aria-hidden size={18} />}
      />
      <Menu opened={menu.opened} onClose={menu.close} label={padWords.more} items={items} />
      <ConfirmDialog
        open={sending}
        title={hostPadWords.sendTitle}
        confirm={hostPadWords.sendConfirm}
        harmless
        onConfirm={send}
        onClose={() => setSending(false)}
      >
        {hostPadWords.sendText}
      </ConfirmDialog>
    </>
  );
}

const ICONS = { reset: RotateCcw, take: Import, show: Eye, unnamed: EyeOff, send: Send } as const;

function item(id: keyof typeof ICONS, label: string, onChoose: () => void): MenuItem {
  const Icon = ICONS[id];
  return { id, label, onChoose, icon: <Icon aria-hidden size={17} /> };
}

/** Who may do it is decided by the server; here stands who would want to. */
function usePadItems(
  { pad: { id, whose }, mayWrite, hasExample, changes }: PadMenuProps,
  onSend: () => void,
): MenuItem[] {
  const { act, self, state } = useSession();
  const isHost = self?.role === "host";
  const asked = self && state.purposes[self.id]?.to === "show";
  const spotlight = (named: boolean) => () => act?.({ type: "pad/spotlight", pad: id, named });
  const all: (MenuItem | false)[] = [
    mayWrite &&
      (whose === "own" || isHost) &&
      item("reset", hasExample ? padWords.reset : padWords.clear, changes.reset),
    whose === "own" && item("take", padWords.take, changes.take),
    whose === "own" &&
      !asked &&
      item("show", padWords.showMine, () => act?.({ type: "hand/raise", purpose: { to: "show", pad: id } })),
    isHost && whose === "other" && item("show", hostPadWords.show, spotlight(true)),
    isHost &&
      whose === "class" &&
      state.spotlight?.pad !== id &&
      item("show", hostPadWords.show, spotlight(false)),
    isHost && whose === "other" && item("unnamed", hostPadWords.showUnnamed, spotlight(false)),
    isHost && item("send", hostPadWords.send, onSend),
  ];
  return all.filter((one) => one !== false);
}
