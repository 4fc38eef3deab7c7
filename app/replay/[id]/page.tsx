import type { Metadata } from "next";
import { ReplayScreen } from "../../../components/replay/replay-screen.tsx";

/** Whoever has the link of a recording may watch it: it is nothing for search engines, nor for where a reader goes next. */
export const metadata: Metadata = {
  title: "Replay",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export default async function ReplayPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ReplayScreen id={decodeURIComponent(id)} />;
}
