import { expect, onTestFinished, test } from "vitest";
import { describeClassStore } from "./class-store-contract.ts";
import { describeEventStore } from "./event-store-contract.ts";
import { STORES } from "./open-stores.ts";
import { describeRecordingStore } from "./recording-store-contract.ts";

for (const [name, open] of Object.entries(STORES)) {
  describeEventStore(name, open);
  describeClassStore(name, open);
  describeRecordingStore(name, open);

  test(`${name}: what can be written to says so`, async () => {
    const stores = open();
    onTestFinished(() => stores.close());
    await expect(stores.probe()).resolves.toBeUndefined();
  });
}
