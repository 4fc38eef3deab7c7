"use client";
import { useSession } from "../../client/use-session.ts";
import { type RoomCode, showRoomCode } from "../../domain/room-code.ts";
import { StepStatus } from "../lesson/step-status.tsx";
import { Header } from "../shell/header.tsx";
import { Chip } from "../ui/chip.tsx";
import { classWords } from "../words/class.ts";
import { HandButton } from "./hand-button.tsx";
import { RecordingLight } from "./recording-light.tsx";
import { StateChip } from "./state-chip.tsx";

/** Which lesson, which step, how one stands to the class, and its code for the neighbour who comes late. */
export function ClassHeader({ code }: { code: RoomCode }) {
  const { state } = useSession();
  return (
    <Header inClass title={state.lesson?.title}>
      <StepStatus className="leading-tight md:ml-auto" />
      {/* On a phone both chips stay beside the step, whatever they say: what is below does not move with them. */}
      <span className="flex flex-wrap items-center gap-1.5 md:gap-2 max-md:ml-auto">
        <RecordingLight compact="phone" />
        <StateChip />
      </span>
      <Chip title={classWords.roomCode} className="font-mono max-md:hidden">
        <span className="sr-only">{classWords.roomCode} </span>
        {showRoomCode(code)}
      </Chip>
      <HandButton className="max-md:hidden" />
    </Header>
  );
}
