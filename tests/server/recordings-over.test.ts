import { describe, expect, onTestFinished, test } from "vitest";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { STORES } from "../store/open-stores.ts";
import { Browser, refusal } from "../support/browser.ts";
import { HandClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/start-server.ts";
import { TestSocket } from "../support/test-socket.ts";
import { manifestOf, NAME, RecordedRoom } from "./recorded-room.ts";

const HOUR_MS = 60 * 60 * 1000;
const BEGAN = 1_800_000_000_000;

/** A class that its host never ended, and so many hours later its server again, and its host. */
async function comeBackAfter(
  hours: number,
  open: (typeof STORES)[keyof typeof STORES],
): Promise<{ made: RecordedRoom; server: TestServer; host: Browser; card: RecordingCard }> {
  const stores = open();
  onTestFinished(() => stores.close());
  const kept = { ...stores, close: async () => {} };
  const made = await RecordedRoom.open({ stores: kept });
  const lastAt = BEGAN + made.clock.now();
  await made.room.close();
  const server = await startServer({
    stores: kept,
    clock: new HandClock(),
    wallNow: () => lastAt + hours * HOUR_MS,
    config: { overAfterHours: 3 },
  });
  onTestFinished(() => server.close());
  const host = new Browser(server.url);
  host.cookie = made.host.cookie;
  // Whoever only looks in at the door has the class in memory, and is not in it.
  expect((await host.get(`/api/classes/${made.room.code}`)).status).toBe(200);
  const [card] = await made.cards(host);
  if (!card) throw new Error("No recording");
  return { made, server, host, card };
}

for (const [store, open] of Object.entries(STORES)) {
  describe(`a class that its host never ended: ${store}`, () => {
    test("goes on for a while, whoever is in it", async () => {
      const { host, card } = await comeBackAfter(2, open);
      expect(card).toMatchObject({ live: true, ended: false });
      expect((await manifestOf(host, card.id)).live).toBe(true);
    });

    test("counts as over when nobody is in it and nothing happens in it for long, and its host may go on with it", async () => {
      const { made, host, card } = await comeBackAfter(4, open);
      expect(card).toMatchObject({ live: false, ended: false });
      // The silence at its end is no part of it.
      expect(card.length).toBeLessThan(HOUR_MS);
      expect((await manifestOf(host, card.id)).live).toBe(false);
      const socket = await TestSocket.of(host, made.room.code);
      onTestFinished(() => socket.close());
      expect(await made.cards(host)).toMatchObject([{ live: true }]);
      expect((await socket.command({ type: "session/close" })).ok).toBe(true);
      expect(await made.cards(host)).toMatchObject([{ live: false, ended: true }]);
    });

    test("has what is one student's deleted once it is over, and not before", async () => {
      const going = await comeBackAfter(2, open);
      const person = ({ card, made }: typeof going) => `/api/recordings/${card.id}/people/${made.ada.id}`;
      expect(await refusal(await going.host.delete(person(going)))).toMatchObject({ error: "still-open" });
      const over = await comeBackAfter(4, open);
      expect((await over.host.delete(person(over))).status).toBe(200);
      expect(JSON.stringify(await over.made.cards(over.host))).not.toContain(NAME);
    });
  });
}
