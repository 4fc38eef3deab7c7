"use client";
import QrIcon from "lucide-react/icons/qr-code";
import { useState } from "react";
import { type ApiResult, hostLink } from "../../client/api.ts";
import type { HostLink as Link } from "../../domain/http-api.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { showRoomCode } from "../../domain/room-code.ts";
import { BarButton } from "../ui/bar-button.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { refusalWords } from "../words/refusals.ts";
import { teachWords } from "../words/teach.ts";
import { CopyField } from "./copy-field.tsx";

const words = teachWords.invite;

/** The button to all ways into the class: QR code, link for students, projector view, host link. */
export function Invite({ code }: { code: RoomCode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <BarButton
        brief
        icon={<QrIcon aria-hidden size={18} />}
        words={words.open}
        short={words.short}
        onClick={() => setOpen(true)}
      />
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title}>
        {open && <Ways code={code} />}
      </Dialog>
    </>
  );
}

function Ways({ code }: { code: RoomCode }) {
  const studentLink = `${window.location.origin}/join/${code}`;
  return (
    <div className="grid gap-5">
      <p className="text-soft">{words.text}</p>
      <div className="grid justify-items-center gap-3">
        <QrCode
          text={studentLink}
          label={words.qr}
          className="w-full max-w-60 rounded-lg border border-line"
        />
        <p className="font-bold font-mono text-3xl tracking-wider">{showRoomCode(code)}</p>
      </div>
      <CopyField label={words.student} text={studentLink} copyLabel={words.copyStudent} />
      <ButtonLink href={`/screen/${code}`} target="_blank" className="justify-self-start">
        {words.screen}
      </ButtonLink>
      <HostLink code={code} />
    </div>
  );
}

/** Shown on demand only: the dialog is often open on a projector. */
function HostLink({ code }: { code: RoomCode }) {
  const [link, setLink] = useState<ApiResult<Link> | "loading" | null>(null);
  const get = () => {
    setLink("loading");
    void hostLink(code).then(setLink);
  };
  return (
    <div className="grid gap-2 border-line border-t pt-4">
      <p className="text-sm text-soft">{words.hostText}</p>
      {link === "loading" && <p aria-live="polite">{words.hostLoading}</p>}
      {link !== null && link !== "loading" && link.ok && (
        <CopyField
          label={words.host}
          text={window.location.origin + link.value.path}
          copyLabel={words.copyHost}
        />
      )}
      {link !== null && link !== "loading" && !link.ok && (
        <Notice tone="bad">{refusalWords(link.error.code, link.error.retryAfterS)}</Notice>
      )}
      {(link === null || (link !== "loading" && !link.ok)) && (
        <Button className="justify-self-start" onClick={get}>
          {words.hostShow}
        </Button>
      )}
    </div>
  );
}
