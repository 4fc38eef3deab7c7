import { HomeScreen } from "../components/home/home-screen.tsx";
import { lessonCards } from "../server/queries.ts";

export const dynamic = "force-dynamic";

export default function HomePage() {
  return <HomeScreen lessons={[...lessonCards()]} />;
}
