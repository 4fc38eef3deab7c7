"use client";
import { useEffect, useState } from "react";
import { hasFile } from "./recordings-api.ts";

/** Whether the recording at this address of its file is small enough for one: it is until the server says that it is not. */
export function useHasFile(path: string): boolean {
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void hasFile(path).then((has) => {
      if (isWanted && !has) setTooLarge(path);
    });
    return () => {
      isWanted = false;
    };
  }, [path]);
  return tooLarge !== path;
}
