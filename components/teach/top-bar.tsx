"use client";
import Lock from "lucide-react/icons/lock";
import Users from "lucide-react/icons/users";
import { useSession } from "../../client/use-session.ts";
import { type RoomCode, showRoomCode } from "../../domain/room-code.ts";
import { Header } from "../shell/header.tsx";
import { Chip } from "../ui/chip.tsx";
import { VoiceControl } from "../voice/voice-control.tsx";
import { teachWords } from "../words/teach.ts";
import { ClassControls } from "./class-controls.tsx";
import { ConnectionChip } from "./connection-chip.tsx";
import { Invite } from "./invite.tsx";
import { RecordingControls } from "./recording-controls.tsx";

/** Who can come in and how, who is there, and what can be done to all of them. */
export function TopBar({ code }: { code: RoomCode }) {
  const { presence, state } = useSession();
  const away = presence.joined - presence.online;
  return (
    <Header inClass end={<ClassControls />}>
      {/* It gives way to the controls beside it, down to the width of a phone. */}
      <div className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-2 gap-y-1 tight:gap-x-1.5">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is a code with its name. */}
        <span
          role="group"
          aria-label={teachWords.roomCode}
          className="rounded-full border border-line px-3.5 py-1.5 tight:px-2.5 font-bold font-mono text-lg leading-tight tracking-wider"
        >
          {showRoomCode(code)}
        </span>
        <Invite code={code} />
        {state.roomLocked && state.phase === "open" && (
          // In little room 'Unlock' among the buttons says it.
          <Chip tone="warn" icon={<Lock aria-hidden size={15} />} className="tight:sr-only">
            {teachWords.roomLocked}
          </Chip>
        )}
        <Chip tone={presence.online > 0 ? "ok" : "plain"} icon={<Users aria-hidden size={15} />}>
          {teachWords.here(presence.online)}
          {away > 0 && <span className="snug:sr-only"> · {teachWords.away(away)}</span>}
        </Chip>
        <ConnectionChip />
        <RecordingControls />
        <VoiceControl />
      </div>
    </Header>
  );
}
