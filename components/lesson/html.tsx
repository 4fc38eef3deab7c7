"use client";
import { useRef } from "react";
import { useScrollStops } from "./use-scroll-stops.ts";

interface HtmlProps {
  /** Sanitised by the lesson's compiler; nothing else may be given. */
  readonly html: string;
  readonly className?: string | undefined;
  /** Marks the part that has just come into sight. */
  readonly isNew?: boolean;
}

/** A piece of a lesson's prose. */
export function Html({ html, className, isNew = false }: HtmlProps) {
  const element = useRef<HTMLDivElement>(null);
  useScrollStops(element, "pre", html);
  return (
    <div
      ref={element}
      data-new={isNew || undefined}
      className={className}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: lessons come sanitised from their compiler.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
