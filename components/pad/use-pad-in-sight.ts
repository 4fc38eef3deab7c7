"use client";
import { useEffect } from "react";
import { type OwnVersion, useOwnVersion } from "../../client/use-own-version.ts";
import type { Session } from "../../client/use-session.ts";
import { CLASS, type PadId, padIdOf } from "../../domain/pad/pad-id.ts";
import { newestVersion, type PadChoice, versionOf } from "./pad-choice.ts";

type Channel = NonNullable<Session["pads"]>;

/** The pad that a choice leads to now. */
export interface PadInSight {
  readonly id: PadId;
  /** Of the class, of this viewer, or of somebody else. */
  readonly whose: "class" | "own" | "other";
  readonly own: OwnVersion;
}

/** Finds the pad of a choice, and tells hosts that this viewer has it before them. */
export function usePadInSight(
  { state, self, presence }: Session,
  pads: Channel,
  choice: PadChoice,
): PadInSight {
  const { owner, place } = choice;
  const own = useOwnVersion(pads.place, place, newestVersion(state, place));
  const whose = owner === CLASS ? "class" : owner === self?.id ? "own" : "other";
  const version = whose === "own" ? own.version : versionOf(state, presence.people[owner], choice);
  const id = padIdOf({ owner, place, version });
  useEffect(() => {
    if (whose === "other") return;
    pads.show(id);
    return () => pads.show(null);
  }, [pads, id, whose]);
  return { id, whose, own };
}
