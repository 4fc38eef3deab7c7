import { createRoot } from "react-dom/client";
import { PageReplay } from "../../components/replay/page-replay.tsx";
import "../globals.css";

/** The page of a recording that replays by itself; `scripts/make-replay-page.ts` puts it into one file. */
const place = document.getElementById("baton");
if (!place) throw new Error("A page without a place for the replay");
createRoot(place).render(<PageReplay />);
