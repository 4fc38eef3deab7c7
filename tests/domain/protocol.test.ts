import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { PAD_WIRE_SCHEMAS } from "../../domain/pad/pad-protocol.ts";
import { PROTOCOL_VERSION, WIRE_SCHEMAS } from "../../domain/protocol.ts";

/** The hash of what is on the wire, by version. A change of a schema adds a line here and a new PROTOCOL_VERSION, never edits one. */
const WIRE_HASHES: Readonly<Record<number, string>> = {
  1: "dcbd7ea1d3d0b04f",
  2: "595ed445c92d8e65",
  3: "05e0dbddb360fc74",
  4: "a43f2cbd72c3d132",
  5: "c5ee69a37e95d255",
};

function wireHash(): string {
  const schemas = Object.entries({ ...WIRE_SCHEMAS, ...PAD_WIRE_SCHEMAS }).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema),
  ]);
  return createHash("sha256").update(JSON.stringify(schemas)).digest("hex").slice(0, 16);
}

test("what is on the wire changes only with PROTOCOL_VERSION", () => {
  expect(wireHash()).toBe(WIRE_HASHES[PROTOCOL_VERSION]);
});

test("versions are never told by the same hash", () => {
  const hashes = Object.values(WIRE_HASHES);
  expect(new Set(hashes).size).toBe(hashes.length);
});
