import type { Metadata } from "next";
import { ScreenView } from "../../../components/screen/screen-view.tsx";

export const metadata: Metadata = { title: "Screen" };

export default async function ScreenPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <ScreenView code={decodeURIComponent(code)} />;
}
