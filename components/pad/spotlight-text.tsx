"use client";
import { usePad } from "../../client/use-pad.ts";
import { type Session, useSession } from "../../client/use-session.ts";
import { spotlightName } from "../../domain/pad/pad-id.ts";
import { PadEditor } from "../editor/pad-editor.tsx";
import { spotlightLabel } from "./pad-name.ts";

interface SpotlightTextProps {
  readonly pads: NonNullable<Session["pads"]>;
  /** Whether cursors bear names. */
  readonly names: boolean;
}

const unheard = (): void => {};

/** What stands in the pad in the spotlight, as it is typed. */
export function SpotlightText({ pads, names }: SpotlightTextProps) {
  const { state, self } = useSession();
  const pad = usePad(pads, spotlightName(state.spotlights));
  return (
    <PadEditor
      label={spotlightLabel(state, self?.id ?? null)}
      document={pad.document}
      pointers={pad.pointers}
      onPoint={unheard}
      readOnly
      names={names}
      marks={null}
      onChange={unheard}
    />
  );
}
