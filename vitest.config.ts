import { defineConfig } from "vitest/config";

const UNIT = [
  ...["client", "components", "domain", "lesson", "scripts"],
  ...["server", "session", "store", "trace"],
].map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);

/** They measure their own process, or run programs that change their Python: what other files left there would count. */
const ALONE = [
  ...["recording-file", "slow-downloads", "slow-readers"].map((name) => `tests/server/${name}.test.ts`),
  "tests/python/**/*.test.ts",
];

export default defineConfig({
  test: {
    environment: "node",
    // Two cores are what the whole run is measured on.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // All other files share a process for each core: its modules, and its Python. So they leave nothing behind.
        test: { name: "unit", isolate: false, restoreMocks: true, include: UNIT, exclude: ALONE },
      },
      {
        extends: true,
        test: { name: "alone", include: ALONE },
      },
      {
        extends: true,
        test: { name: "fuzz", include: ["tests/fuzz/**/*.test.ts"], testTimeout: 180_000 },
      },
    ],
  },
});
