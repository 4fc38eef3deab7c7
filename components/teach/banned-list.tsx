"use client";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { teachWords } from "../words/teach.ts";
import { bannedOf } from "./roster.ts";

const words = teachWords.people;

/** Who cannot come back, and the way to let them. */
export function BannedList() {
  const { act, state } = useSession();
  const banned = bannedOf(state);
  if (banned.length === 0) return null;
  return (
    <details className="border-line border-t">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-sm">
        {words.banned(banned.length)}
      </summary>
      <ul className="max-h-56 overflow-y-auto">
        {banned.map(({ id, name }) => (
          <li key={id} className="flex min-h-13 items-center gap-2 px-4 py-1">
            <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
            {act && state.phase === "open" && (
              <Button aria-label={words.unbanOf(name)} onClick={() => act({ type: "participant/unban", id })}>
                {words.unban}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
