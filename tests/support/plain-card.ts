import type { RecordingCard } from "../../domain/recording/recording-api.ts";

/** A class that is over, of which nothing was cut or shared: what else a test needs of it, it says itself. */
export const plainCard = {
  id: "recording-0123456789",
  title: "Generators",
  givenAt: 1,
  length: 1000,
  people: 1,
  live: false,
  ended: true,
  preparing: false,
  imported: false,
  named: true,
  voice: false,
  voiceShared: true,
  shared: null,
  trim: { from: 0, to: null },
  hidden: [],
  expiresAt: null,
  size: 1,
  students: [{ id: "p1", name: "Ada" }],
} satisfies RecordingCard;
