import { brotliCompressSync, constants } from "node:zlib";
import type { Person } from "./support/actors.ts";
import { expect, test } from "./support/story.ts";

test.use({ pythonWhenIdle: true });

/** Bytes of JavaScript that the first load of a page may cost over the wire. */
const BUDGET = 170 * 1024;

/** Loads the page with an empty cache; gives what its scripts weigh with brotli, and which came without it. */
async function weigh(person: Person, path: string): Promise<{ bytes: number; uncompressed: string[] }> {
  let bytes = 0;
  const uncompressed: string[] = [];
  const pending: Promise<void>[] = [];
  person.page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    if (response.headers()["content-encoding"] !== "br") uncompressed.push(response.url());
    pending.push(
      response.body().then((body) => {
        bytes += brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
      }),
    );
  });
  await person.open(path);
  await person.page.waitForLoadState("networkidle");
  await Promise.all(pending);
  return { bytes, uncompressed };
}

test("the join page and the student page cost at most 170 kB of JavaScript, sent with brotli", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  const join = await weigh(ada, `/join/${code}`);
  await ada.joinByHand(code);
  const fresh = await cast.student("Fresh");
  await fresh.context.addCookies(await ada.context.cookies());
  const student = await weigh(fresh, `/class/${code}`);
  for (const [page, { bytes, uncompressed }] of Object.entries({ join, student })) {
    test.info().annotations.push({ type: "budget", description: `${page}: ${(bytes / 1024).toFixed(1)} kB` });
    expect(bytes, `${page}: JavaScript in bytes`).toBeGreaterThan(10_000);
    expect(bytes, `${page}: JavaScript in bytes`).toBeLessThanOrEqual(BUDGET);
    expect(uncompressed, `${page}: scripts without brotli`).toEqual([]);
  }
});
