"use client";
import { useSession } from "../../client/use-session.ts";
import { KeysButton } from "../keys/keys-button.tsx";
import { Transport } from "../lesson/transport.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { HandButton } from "./hand-button.tsx";
import { LineNotice } from "./line-notice.tsx";
import { ReturnBar } from "./return-bar.tsx";
import { useWhereaboutsWords } from "./use-whereabouts-words.ts";

interface ClassFooterProps {
  /** Whether there is something to step through just now. */
  readonly stepping: boolean;
  readonly onKeys: () => void;
}

/** Within the thumb's reach on every device: the hand, back and forward; above them whatever cannot wait. */
export function ClassFooter({ stepping, onKeys }: ClassFooterProps) {
  const { drives } = useSession();
  return (
    <footer className="pointer-events-none bottom-0 z-20 mt-auto fits:sticky">
      <div aria-live="polite" className="mx-auto grid max-w-[1500px] gap-2 px-3 not-empty:pb-3 md:px-6">
        <LineNotice />
        <RefusalNotice />
        <ReturnBar />
      </div>
      <div className="pointer-events-auto border-line border-t bg-card px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6">
        <div className="mx-auto flex max-w-[1500px] items-center gap-3">
          <HandButton compact className="md:hidden" />
          <div className="max-md:ml-auto">{stepping && <Transport driving={drives} compact />}</div>
          <p className="min-w-0 flex-1 text-soft text-sm max-md:hidden">{useWhereaboutsWords()}</p>
          <KeysButton onClick={onKeys} className="max-md:hidden" />
        </div>
      </div>
    </footer>
  );
}
