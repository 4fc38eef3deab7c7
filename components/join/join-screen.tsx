"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { type RoomCode, readRoomCode, showRoomCode } from "../../domain/room-code.ts";
import { Header } from "../shell/header.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { joinWords } from "../words/join.ts";
import { refusalWords } from "../words/refusals.ts";
import { JoinForm } from "./join-form.tsx";
import { type Door, useDoor } from "./use-door.ts";

/** The way into one class. `code` as it stands in the address: any case, with or without a dash. */
export function JoinScreen({ code: typed }: { code: string }) {
  const code = readRoomCode(typed);
  const [door, knock] = useDoor(code);
  useStraightIn(code, door);
  return (
    <>
      <Header />
      <main className="mx-auto grid max-w-lg gap-4 px-4 py-8 md:py-14">
        {code && <Chip className="justify-self-start font-mono text-base">{showRoomCode(code)}</Chip>}
        <div className="grid gap-5 rounded-card border border-line bg-card p-6 md:p-8">
          <AtDoor code={code} door={door} knock={knock} />
        </div>
      </main>
    </>
  );
}

/** Whoever is in the class as a student goes on as the same person, without being asked. */
function useStraightIn(code: RoomCode | null, door: Door): void {
  const router = useRouter();
  const goes = code !== null && door.is === "known" && door.role === "student";
  useEffect(() => {
    if (goes) router.replace(`/class/${code}`);
  }, [router, goes, code]);
}

interface AtDoorProps {
  readonly code: RoomCode | null;
  readonly door: Door;
  readonly knock: () => void;
}

function AtDoor({ code, door, knock }: AtDoorProps) {
  if (door.is === "shut") {
    const { title, text } = joinWords.doors[door.why];
    const canOpen = door.why === "full" || door.why === "locked";
    return (
      <Told title={title} text={text}>
        {canOpen && <Again onClick={knock} />}
        <OtherCode />
      </Told>
    );
  }
  if (door.is === "stuck") {
    return (
      <Told title={joinWords.stuck} text={refusalWords(door.failure.code, door.failure.retryAfterS)}>
        <Again onClick={knock} />
        <OtherCode />
      </Told>
    );
  }
  if (door.is === "known" && door.role === "host") return <Hosting code={code} name={door.name} />;
  if (code === null || door.is !== "open") return <Knocking />;
  return (
    <>
      <div>
        <h1 className="font-bold text-3xl tracking-tight">{joinWords.title}</h1>
        <p className="mt-2 text-soft">{joinWords.about(door.lessonTitle)}</p>
      </div>
      {door.removed && <Notice tone="warn">{joinWords.rejoin}</Notice>}
      <JoinForm code={code} name={door.name} onShut={knock} />
    </>
  );
}

function Knocking() {
  return (
    <>
      <h1 className="font-bold text-3xl tracking-tight">{joinWords.title}</h1>
      <p aria-live="polite" className="text-soft">
        {joinWords.knocking}
      </p>
      <Skeleton lines={2} />
    </>
  );
}

function Hosting({ code, name }: { code: RoomCode | null; name: string }) {
  return (
    <Told title={joinWords.hosting.title} text={joinWords.hosting.text(name)}>
      <ButtonLink look="primary" href={`/teach/${code}`}>
        {joinWords.hosting.go}
      </ButtonLink>
    </Told>
  );
}

function Told({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div role="alert" className="grid gap-4">
      <h1 className="font-bold text-2xl tracking-tight">{title}</h1>
      <p className="text-soft">{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}

function Again({ onClick }: { onClick: () => void }) {
  return (
    <Button look="primary" onClick={onClick}>
      {joinWords.tryAgain}
    </Button>
  );
}

function OtherCode() {
  return <ButtonLink href="/">{joinWords.back}</ButtonLink>;
}
