"use client";
import type { OwnVersion } from "../../client/use-own-version.ts";
import { Button } from "../ui/button.tsx";
import { padWords } from "../words/pad.ts";
import { CardNotice } from "./card-notice.tsx";

/** In one's own pad, after something was sent to everybody: which version this is, and the way to the other. */
export function VersionNotice({ own, newest }: { own: OwnVersion; newest: number }) {
  if (newest === 0 || (own.version === newest && own.seen)) return null;
  if (own.version < newest)
    return (
      <CardNotice actions={<Button onClick={() => own.choose(newest)}>{padWords.toNew}</Button>}>
        {padWords.older}
      </CardNotice>
    );
  return (
    <CardNotice
      announced
      actions={
        <>
          <Button onClick={() => own.choose(own.before)}>{padWords.toMine}</Button>
          <Button onClick={() => own.choose(newest)}>{padWords.understood}</Button>
        </>
      }
    >
      {padWords.pushed}
    </CardNotice>
  );
}
