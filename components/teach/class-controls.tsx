"use client";
import BellRing from "lucide-react/icons/bell-ring";
import CircleStop from "lucide-react/icons/circle-stop";
import Lock from "lucide-react/icons/lock";
import LockOpen from "lucide-react/icons/lock-open";
import Monitor from "lucide-react/icons/monitor";
import MonitorOff from "lucide-react/icons/monitor-off";
import { useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { BarButton } from "../ui/bar-button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { teachWords } from "../words/teach.ts";

/** What a host does to the whole class. Gone once the class has ended. */
export function ClassControls() {
  const { act, state } = useSession();
  if (!act || state.phase !== "open") return null;
  const { roomLocked, screensBlank } = state;
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{teachWords.controls}</legend>
      <BarButton
        icon={<BellRing aria-hidden size={17} />}
        words={teachWords.callBack}
        short={teachWords.short.callBack}
        onClick={() => act({ type: "class/call-back" })}
      />
      <BarButton
        icon={roomLocked ? <LockOpen aria-hidden size={17} /> : <Lock aria-hidden size={17} />}
        words={roomLocked ? teachWords.unlockRoom : teachWords.lockRoom}
        short={roomLocked ? teachWords.short.unlockRoom : teachWords.short.lockRoom}
        onClick={() => act({ type: roomLocked ? "room/unlock" : "room/lock" })}
      />
      <BarButton
        icon={screensBlank ? <Monitor aria-hidden size={17} /> : <MonitorOff aria-hidden size={17} />}
        words={screensBlank ? teachWords.show : teachWords.blank}
        short={screensBlank ? teachWords.short.show : teachWords.short.blank}
        onClick={() => act({ type: screensBlank ? "screens/show" : "screens/blank" })}
      />
      <EndClass onEnd={() => act({ type: "session/close" })} />
    </fieldset>
  );
}

function EndClass({ onEnd }: { onEnd: () => void }) {
  const [asking, setAsking] = useState(false);
  const { open, title, text, confirm } = teachWords.end;
  return (
    <>
      <BarButton
        icon={<CircleStop aria-hidden size={17} />}
        words={open}
        short={open}
        onClick={() => setAsking(true)}
      />
      <ConfirmDialog
        open={asking}
        title={title}
        confirm={confirm}
        onConfirm={onEnd}
        onClose={() => setAsking(false)}
      >
        {text}
      </ConfirmDialog>
    </>
  );
}
