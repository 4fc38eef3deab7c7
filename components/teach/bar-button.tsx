"use client";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";

interface BarButtonProps {
  readonly icon: ReactNode;
  /** Its name; where the bar has one line and little room they show on hover only. */
  readonly words: string;
  readonly onClick: () => void;
}

/** A button in the bar of the console. */
export function BarButton({ icon, words, onClick }: BarButtonProps) {
  return (
    <Button icon={icon} title={words} onClick={onClick} className="tight:px-0">
      <span className="tight:sr-only">{words}</span>
    </Button>
  );
}
