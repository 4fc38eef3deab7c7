import { defineConfig } from "vitest/config";

const UNIT = [
  "domain",
  "store",
  "session",
  "server",
  "client",
  "components",
  "lesson",
  "trace",
  "python",
  "scripts",
];

export default defineConfig({
  test: {
    environment: "node",
    // Two cores are what the whole run is measured on.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: UNIT.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`) },
      },
      {
        extends: true,
        test: { name: "fuzz", include: ["tests/fuzz/**/*.test.ts"], testTimeout: 180_000 },
      },
    ],
  },
});
