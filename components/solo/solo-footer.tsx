import List from "lucide-react/icons/list";
import { KeysButton } from "../keys/keys-button.tsx";
import { Transport } from "../lesson/transport.tsx";
import { Button } from "../ui/button.tsx";
import { soloWords } from "../words/solo.ts";

interface SoloFooterProps {
  readonly onOutline: () => void;
  readonly onKeys: () => void;
}

/** The outline, and back and forward within the thumb's reach. */
export function SoloFooter({ onOutline, onKeys }: SoloFooterProps) {
  return (
    <footer className="bottom-0 z-20 mt-auto border-line border-t bg-card px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] fits:sticky md:px-6">
      <div className="mx-auto flex max-w-[1500px] items-center gap-3">
        <Button icon={<List aria-hidden size={20} />} onClick={onOutline}>
          {soloWords.outline}
        </Button>
        <div className="max-md:ml-auto">
          <Transport compact />
        </div>
        <p className="min-w-0 flex-1 text-soft text-sm max-md:hidden">{soloWords.alone}</p>
        <KeysButton onClick={onKeys} className="max-md:hidden" />
      </div>
    </footer>
  );
}
