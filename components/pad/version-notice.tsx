"use client";
import type { OwnVersion } from "../../client/use-own-version.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { padWords } from "../words/pad.ts";

/** In one's own pad, after something was sent to everybody: which version this is, and the way to the other. */
export function VersionNotice({ own, newest }: { own: OwnVersion; newest: number }) {
  if (newest === 0 || (own.version === newest && own.seen)) return null;
  if (own.version < newest)
    return (
      <Notice actions={<Button onClick={() => own.choose(newest)}>{padWords.toNew}</Button>}>
        {padWords.older}
      </Notice>
    );
  return (
    <Notice
      announced
      actions={
        <>
          <Button onClick={() => own.choose(own.before)}>{padWords.toMine}</Button>
          <Button onClick={() => own.choose(newest)}>{padWords.understood}</Button>
        </>
      }
    >
      {padWords.pushed}
    </Notice>
  );
}
