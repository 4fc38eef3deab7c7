import type { Metadata } from "next";
import { JoinScreen } from "../../../components/join/join-screen.tsx";

export const metadata: Metadata = { title: "Join the class" };

export default async function JoinPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <JoinScreen code={decodeURIComponent(code)} />;
}
