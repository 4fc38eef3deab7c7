import type { Metadata } from "next";
import { WallScreen } from "../../../components/screen/wall-screen.tsx";

export const metadata: Metadata = { title: "Screen" };

export default async function ScreenPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <WallScreen code={decodeURIComponent(code)} />;
}
