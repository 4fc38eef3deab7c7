"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Where this page came from, like `https://baton.example`; empty until the page runs in the browser. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
}
