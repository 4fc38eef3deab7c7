import type { Metadata } from "next";
import { RecordingsScreen } from "../../components/recordings/recordings-screen.tsx";

export const metadata: Metadata = { title: "Your classes" };

export default function ClassesPage() {
  return <RecordingsScreen />;
}
