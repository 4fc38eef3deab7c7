import type { Metadata } from "next";
import { TeachScreen } from "../../../components/teach/teach-screen.tsx";

export const metadata: Metadata = { title: "Teach" };

export default async function TeachPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <TeachScreen code={decodeURIComponent(code)} />;
}
