import type { Metadata } from "next";
import { StartScreen } from "../../components/start/start-screen.tsx";
import { lessonCards, passcodeNeeded } from "../../server/queries.ts";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Start a class" };

export default function StartPage() {
  return <StartScreen lessons={[...lessonCards()]} passcodeNeeded={passcodeNeeded()} />;
}
