"use client";
import { useEffect } from "react";
import { usePageReplay } from "../../client/use-page-replay.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { SessionContext } from "../../client/use-session.ts";
import { commonWords } from "../words/common.ts";
import { ReplayDoorway } from "./replay-doorway.tsx";

/** The class that lies in this very page, to be watched again without a server. */
export function PageReplay() {
  const source = usePageReplay();
  return (
    <SessionContext value={source}>
      <PageTitle />
      <ReplayDoorway />
    </SessionContext>
  );
}

function PageTitle() {
  const title = usePlaybackPart(({ manifest }) => manifest?.title);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${commonWords.product}`;
  }, [title]);
  return null;
}
