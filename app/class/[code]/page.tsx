import type { Metadata } from "next";
import { ClassScreen } from "../../../components/class/class-screen.tsx";

export const metadata: Metadata = { title: "Class" };

export default async function ClassPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <ClassScreen code={decodeURIComponent(code)} />;
}
