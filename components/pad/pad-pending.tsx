import { Card } from "../ui/card.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { padWords } from "../words/pad.ts";

/** In a pad's place while the editor is on its way. */
export function PadPending() {
  return (
    <Card label={padWords.region} heading={null} className="pad-card">
      <p className="appear-late px-4 pt-3 text-soft">{padWords.openingEditor}</p>
      <Skeleton lines={6} className="p-4" />
    </Card>
  );
}
