import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServerProcess } from "../../support/server-process.ts";
import { test as story } from "./story.ts";

/** Stories with a server of their own, to be killed. People come to it by its `url`. */
export const test = story.extend<{ mortal: ServerProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here.
  mortal: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), "baton-mortal-"));
    const server = await ServerProcess.start(dataDir);
    await use(server);
    await server.kill("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  },
});
