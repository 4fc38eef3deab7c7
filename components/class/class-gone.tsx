"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import type { RoomCode } from "../../domain/room-code.ts";
import { PlainPage } from "../shell/plain-page.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { goneWords } from "../words/gone.ts";
import { refusalWords } from "../words/refusals.ts";

/** The reasons that the join page answers better than a sentence here. */
const AT_THE_DOOR: readonly string[] = ["not-joined", "not-a-participant"];

/** The class cannot be shown to this viewer: why, and the way out. */
export function ClassGone({ code, reason }: { code: RoomCode; reason: string }) {
  if (AT_THE_DOOR.includes(reason)) return <ToTheDoor code={code} />;
  return (
    <PlainPage title={titleOf(reason)} text={refusalWords(reason)}>
      <WayOut code={code} reason={reason} />
    </PlainPage>
  );
}

/** What stands in the address cannot be a code. */
export function WrongCode({ typed }: { typed: string }) {
  return (
    <PlainPage title={goneWords.noClass} text={goneWords.badCode(typed)}>
      <OtherCode />
    </PlainPage>
  );
}

function ToTheDoor({ code }: { code: RoomCode }) {
  const router = useRouter();
  useEffect(() => {
    router.replace(`/join/${code}`);
  }, [router, code]);
  return <PlainPage title={goneWords.title} text={goneWords.toDoor} />;
}

function titleOf(reason: string): string {
  if (reason === "removed") return goneWords.removed;
  if (reason === "banned") return goneWords.banned;
  return reason === "no-such-class" ? goneWords.noClass : goneWords.title;
}

function WayOut({ code, reason }: { code: RoomCode; reason: string }): ReactNode {
  if (reason === "removed") {
    return (
      <ButtonLink href={`/join/${code}`} look="primary">
        {goneWords.joinAgain}
      </ButtonLink>
    );
  }
  if (reason === "banned" || reason === "no-such-class") return <OtherCode />;
  return (
    <>
      <Button look="primary" onClick={() => location.reload()}>
        {goneWords.reload}
      </Button>
      <OtherCode plain />
    </>
  );
}

function OtherCode({ plain = false }: { plain?: boolean }) {
  return (
    <ButtonLink href="/" look={plain ? "plain" : "primary"}>
      {goneWords.otherCode}
    </ButtonLink>
  );
}
