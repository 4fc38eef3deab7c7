"use client";
import { type ComponentProps, useRef } from "react";
import { Notice } from "../ui/notice.tsx";
import { useFocusGoesOn } from "./use-focus-goes-on.ts";

/** Something to know about a pad, in its card. When it is answered and goes, the focus stays with the pad. */
export function CardNotice(props: Omit<ComponentProps<typeof Notice>, "flush">) {
  const notice = useRef<HTMLDivElement>(null);
  useFocusGoesOn(notice, null);
  return (
    <div ref={notice}>
      <Notice {...props} flush />
    </div>
  );
}
