"use client";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { padWords } from "../words/pad.ts";

/** For hosts: the class has its own code before it again. */
export function EndSpotlight() {
  const { act, self, state } = useSession();
  if (!act || self?.role !== "host" || state.phase !== "open") return null;
  return <Button onClick={() => act({ type: "spotlight/end" })}>{padWords.spotlight.end}</Button>;
}
