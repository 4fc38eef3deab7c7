import { expect, test } from "vitest";
import { chunksOf, manifestOf, RecordedRoom } from "./recorded-room.ts";

const HOUR = 3_600_000;

/** When what happened, and how long it all is, in the recording of a class during which the wall clock jumps by so much. */
async function timesOver(jumps: readonly number[]): Promise<{ times: number[]; length: number }> {
  let wall = 1_800_000_000_000;
  const made = await RecordedRoom.open({ wallNow: () => wall });
  for (const [index, jump] of jumps.entries()) {
    wall += jump;
    await made.room.step(index % 2);
    made.clock.advance(1000);
  }
  await made.close();
  const { id } = await made.card();
  const chunks = await chunksOf(made.host, id);
  const times = chunks.flatMap(({ entries }) => entries.map(({ t }) => t));
  return { times, length: (await manifestOf(made.host, id)).length };
}

test("a wall clock that jumps back and forth in mid-class is not seen in its recording", async () => {
  const { times, length } = await timesOver([-HOUR, 3 * HOUR, -26 * HOUR]);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect({ times, length }).toEqual(await timesOver([0, 0, 0]));
});
