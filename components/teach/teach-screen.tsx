"use client";
import { useLiveSession } from "../../client/use-live-session.ts";
import { SessionContext } from "../../client/use-session.ts";
import { type RoomCode, readRoomCode } from "../../domain/room-code.ts";
import { PlainPage } from "../shell/plain-page.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";
import { teachWords } from "../words/teach.ts";
import { ConsoleDoor, Opening } from "./console-door.tsx";
import { useHostClaim } from "./use-host-claim.ts";

/** The host's console; `code` is as it stands in the address. */
export function TeachScreen({ code: typed }: { code: string }) {
  const code = readRoomCode(typed);
  if (code !== null) return <Claim code={code} />;
  return (
    <PlainPage title={teachWords.out.title} text={refusalWords("no-such-class")}>
      <ButtonLink href="/">{teachWords.out.home}</ButtonLink>
    </PlainPage>
  );
}

/** A host link is redeemed first, so that the line is opened as a host. */
function Claim({ code }: { code: RoomCode }) {
  const [claim, redeem] = useHostClaim(code);
  if (claim.is === "claiming") return <Opening />;
  if (claim.is === "done") return <LiveConsole code={code} />;
  const { failure } = claim;
  return (
    <PlainPage title={teachWords.out.claim} text={refusalWords(failure.code, failure.retryAfterS)}>
      <Button look="primary" onClick={redeem}>
        {commonWords.tryAgain}
      </Button>
      <ButtonLink href="/">{teachWords.out.home}</ButtonLink>
    </PlainPage>
  );
}

function LiveConsole({ code }: { code: RoomCode }) {
  const source = useLiveSession(code, "participant");
  return (
    <SessionContext value={source}>
      <ConsoleDoor code={code} />
    </SessionContext>
  );
}
