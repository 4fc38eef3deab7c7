"use client";
import Keyboard from "lucide-react/icons/keyboard";
import { IconButton } from "../ui/icon-button.tsx";
import { commonWords } from "../words/common.ts";

interface KeysButtonProps {
  readonly onClick: () => void;
  readonly className?: string;
}

/** Opens the list of keys, for whoever does not know that '?' does. */
export function KeysButton({ onClick, className }: KeysButtonProps) {
  return (
    <IconButton
      look="quiet"
      label={commonWords.keys}
      icon={<Keyboard aria-hidden size={20} />}
      onClick={onClick}
      {...(className === undefined ? {} : { className })}
    />
  );
}
