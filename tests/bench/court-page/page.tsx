import "../../../app/globals.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { CourtView } from "../../../components/court/court-view.tsx";
import { madeUpCourt } from "../../support/made-up-court.ts";

/** What the bench asks of the page. */
export interface CourtPage {
  /** Goes on by one step a frame, so many times; answers the times between frames, in ms. */
  readonly step: (from: number, times: number) => Promise<number[]>;
}

declare global {
  interface Window {
    courtPage?: CourtPage;
  }
}

const LANES = 40;
const STEPS = 5000;
const { court, trace } = madeUpCourt({ lanes: LANES, steps: STEPS, seed: 5 });

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

function Page() {
  const [index, setIndex] = useState(0);
  window.courtPage = {
    async step(from, times) {
      setIndex(from);
      await nextFrame();
      await nextFrame();
      const frames: number[] = [];
      let before = await nextFrame();
      for (let at = 1; at <= times; at++) {
        setIndex(from + at);
        const now = await nextFrame();
        frames.push(now - before);
        before = now;
      }
      return frames;
    },
  };
  return (
    <main className="p-4">
      <CourtView trace={trace} court={court} index={index} onGo={setIndex} />
    </main>
  );
}

const root = document.getElementById("court");
if (!root) throw new Error("The page has no place for the court");
createRoot(root).render(<Page />);
