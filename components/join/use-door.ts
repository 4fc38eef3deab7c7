"use client";
import { useCallback, useEffect, useState } from "react";
import { type ApiFailure, classDoor } from "../../client/api.ts";
import type { ClassDoor } from "../../domain/http-api.ts";
import type { RoomCode } from "../../domain/room-code.ts";

/** Why somebody stays outside; each has a sentence of its own. */
export type ShutDoor = "wrong" | "closed" | "full" | "locked" | "banned";

/** What a browser finds that comes to a class by its code. */
export type Door =
  | { readonly is: "knocking" }
  | { readonly is: "shut"; readonly why: ShutDoor }
  | { readonly is: "stuck"; readonly failure: ApiFailure }
  /** This browser is in the class already. */
  | { readonly is: "known"; readonly role: "host" | "student"; readonly name: string }
  | { readonly is: "open"; readonly lessonTitle: string; readonly removed: boolean; readonly name: string };

/** The door of the class with this code (null: it cannot be a code), and how to knock again. */
export function useDoor(code: RoomCode | null): readonly [Door, () => void] {
  const [door, setDoor] = useState<Door>({ is: "knocking" });
  const knock = useCallback(() => {
    if (code === null) return setDoor({ is: "shut", why: "wrong" });
    setDoor({ is: "knocking" });
    void classDoor(code).then((answer) => setDoor(answer.ok ? readDoor(answer.value) : noDoor(answer.error)));
  }, [code]);
  useEffect(knock, [knock]);
  return [door, knock];
}

function readDoor({ door, lessonTitle, self }: ClassDoor): Door {
  if (self?.standing === "in") return { is: "known", role: self.role, name: self.name };
  if (self?.standing === "banned") return { is: "shut", why: "banned" };
  if (door !== "open") return { is: "shut", why: door };
  return { is: "open", lessonTitle, removed: self?.standing === "removed", name: self?.name ?? "" };
}

function noDoor(failure: ApiFailure): Door {
  return failure.code === "no-such-class" ? { is: "shut", why: "wrong" } : { is: "stuck", failure };
}
