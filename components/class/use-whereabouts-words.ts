"use client";
import { useSession } from "../../client/use-session.ts";
import { classWords } from "../words/class.ts";
import { standingOf } from "./class-standing.ts";

/** A sentence or two on where this viewer is and who drives; empty where the chip says it all. */
export function useWhereaboutsWords(): string {
  const view = useSession();
  const { state, self, drives } = view;
  const standing = standingOf(view);
  if (standing === "ended" || standing === "reconnecting") return "";
  if (standing === "own") return classWords.onYourOwn;
  if (drives) return classWords.driving;
  const driver = state.people[state.baton];
  const who = driver && driver.id !== self?.id ? classWords.hasBaton(driver.name) : classWords.hostHasBaton;
  return `${standing === "locked" ? classWords.keptWithClass : classWords.withClass} ${who}`;
}
