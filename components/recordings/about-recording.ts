import type { OwnerControls } from "../../client/use-recordings.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";

/** What a dialog about one recording is given. */
export interface AboutRecording {
  readonly card: RecordingCard;
  readonly controls: OwnerControls;
  /** Says what has been done, to those who do not see it. */
  readonly onSaid: (words: string) => void;
  readonly onClose: () => void;
}
