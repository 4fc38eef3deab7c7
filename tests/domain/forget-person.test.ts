import { expect, test } from "vitest";
import { withoutName } from "../../domain/recording/forget-person.ts";
import type { EventBody, SessionEvent } from "../../domain/session/events.ts";

function logOf(...bodies: EventBody[]): SessionEvent[] {
  return bodies.map((body, index) => ({ v: 1, seq: index + 1, at: index, by: "pHost", body }));
}

test("every event that bears somebody's name bears another, and no other event changes", () => {
  const log = logOf(
    { type: "participant/joined", id: "pAda", name: "Ada" },
    { type: "participant/joined", id: "pBo", name: "Ada" },
    { type: "participant/renamed", id: "pAda", name: "Ada L" },
    { type: "role/given", id: "pAda", name: "Ada L", role: "host" },
    { type: "baton/passed", id: "pBo", name: "Ada" },
    { type: "baton/passed", id: "pAda", name: "Ada L" },
    { type: "hand/raised", id: "pAda" },
  );
  const changed = withoutName(log, "pAda", "Student 1");
  expect([...changed.keys()]).toEqual([1, 3, 4, 6]);
  expect(changed.get(4)).toEqual({ type: "role/given", id: "pAda", name: "Student 1", role: "host" });
});

test("a pad in the spotlight is named after whose it is, unless it has no name", () => {
  const whose = (id: string): EventBody => ({ type: "pad/spotlit-whose", id, pad: `${id}.1.0` });
  const spotlit = (name: string | null): EventBody => ({ type: "pad/spotlit", place: 1, name });
  const log = logOf(
    spotlit("Ada"),
    whose("pAda"),
    spotlit(null),
    whose("pAda"),
    spotlit("Ada"),
    whose("pBo"),
  );
  expect([...withoutName(log, "pAda", "Student 1")]).toEqual([[1, spotlit("Student 1")]]);
});
