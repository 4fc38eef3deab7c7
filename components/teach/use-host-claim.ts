"use client";
import { useCallback, useEffect, useState } from "react";
import { type ApiFailure, claimClass } from "../../client/api.ts";
import type { RoomCode } from "../../domain/room-code.ts";

/** Whether the host link that led here has made this browser a host's; `done` too when no such link did. */
export type HostClaim =
  | { readonly is: "claiming" }
  | { readonly is: "done" }
  | { readonly is: "failed"; readonly failure: ApiFailure };

const KEY = /^#host=(.+)$/;

/** Redeems the key behind the # of the address, and takes it out of the address when it has worked. */
export function useHostClaim(code: RoomCode): readonly [HostClaim, () => void] {
  const [claim, setClaim] = useState<HostClaim>({ is: "claiming" });
  const redeem = useCallback(() => {
    const key = KEY.exec(window.location.hash)?.[1];
    if (key === undefined) return setClaim({ is: "done" });
    setClaim({ is: "claiming" });
    void claimClass(code, decodeURIComponent(key)).then((answer) => {
      if (!answer.ok) return setClaim({ is: "failed", failure: answer.error });
      // Neither a screenshot nor the history of this browser should hand the class on.
      window.history.replaceState(window.history.state, "", window.location.pathname);
      setClaim({ is: "done" });
    });
  }, [code]);
  useEffect(redeem, [redeem]);
  return [claim, redeem];
}
