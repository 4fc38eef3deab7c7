import type { Metadata } from "next";
import { PlainPage } from "../components/shell/plain-page.tsx";
import { ButtonLink } from "../components/ui/button.tsx";
import { commonWords } from "../components/words/common.ts";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <PlainPage title={commonWords.notFound.title} text={commonWords.notFound.text}>
      <ButtonLink href="/" look="primary">
        {commonWords.goHome}
      </ButtonLink>
    </PlainPage>
  );
}
