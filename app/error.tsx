"use client";
import { PlainPage } from "../components/shell/plain-page.tsx";
import { Button } from "../components/ui/button.tsx";
import { commonWords } from "../components/words/common.ts";

export default function PageFailed() {
  return (
    <PlainPage title={commonWords.failed.title} text={commonWords.failed.text}>
      <Button look="primary" onClick={() => location.reload()}>
        {commonWords.failed.reload}
      </Button>
    </PlainPage>
  );
}
