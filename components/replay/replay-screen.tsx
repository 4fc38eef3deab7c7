"use client";
import { useHttpReplay } from "../../client/use-replay.ts";
import { SessionContext } from "../../client/use-session.ts";
import { RecordingName } from "../../domain/recording/recording-api.ts";
import { ReplayDoorway } from "./replay-doorway.tsx";
import { ReplayGone } from "./replay-gone.tsx";

/** A class to be watched again; `id` is as it stands in the address. */
export function ReplayScreen({ id }: { id: string }) {
  const name = RecordingName.safeParse(id);
  return name.success ? <HttpReplay name={name.data} /> : <ReplayGone code="no-recording" />;
}

function HttpReplay({ name }: { name: RecordingName }) {
  const source = useHttpReplay(name);
  return (
    <SessionContext value={source}>
      <ReplayDoorway />
    </SessionContext>
  );
}
