import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { createViteServer } from "vitest/node";
import { chromiumFlags, findOrInstallChromium } from "../../../scripts/find-chromium.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SCRIPT = new URL("./editor-page.tsx", import.meta.url).pathname.slice(ROOT.length);
const HTML = `<!doctype html><html lang="en"><title>Workshop</title><meta name="viewport" content="width=device-width">
<div id="page"></div><script type="module" src="${SCRIPT}"></script></html>`;

/** The sources are made ready for the browser as it asks for them: on a busy machine the first page takes a while. */
const LOADING_MS = 60_000;

/** A page with an editor on it, from the sources as they are, in a real browser. */
export class Workshop {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #end: () => Promise<void>;
  readonly #pages = new Map<string, Page>();

  private constructor(browser: Browser, url: string, end: () => Promise<void>) {
    this.#browser = browser;
    this.#url = url;
    this.#end = end;
  }

  static async start(): Promise<Workshop> {
    const cacheDir = await mkdtemp(join(tmpdir(), "baton-workshop-"));
    const server = await createViteServer({
      configFile: false,
      root: ROOT,
      cacheDir,
      appType: "custom",
      logLevel: "error",
      server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
      optimizeDeps: { entries: [SCRIPT.slice(1)] },
      plugins: [
        { name: "page", configureServer: ({ middlewares }) => void middlewares.use("/workshop", answer) },
      ],
    });
    await server.listen();
    const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumFlags() });
    const end = async (): Promise<void> => {
      await browser.close();
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    };
    return new Workshop(browser, `${server.resolvedUrls?.local[0]}workshop`, end);
  }

  /** The page with this text in a new pad; people of the same kind use the same page, one after the other. */
  async open(text: string, options: BrowserContextOptions): Promise<Page> {
    const kind = JSON.stringify(options);
    const page = this.#pages.get(kind) ?? (await this.#load(options));
    this.#pages.set(kind, page);
    await page.evaluate((content) => window.workshop.restart(content), text);
    await page.waitForFunction((content) => window.workshop.text() === content, text);
    await page.getByRole("textbox", { name: "Shared pad" }).waitFor();
    return page;
  }

  async #load(options: BrowserContextOptions): Promise<Page> {
    const context = await this.#browser.newContext({ reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    await page.goto(this.#url, { timeout: LOADING_MS });
    await page.waitForFunction(() => window.workshop !== undefined, null, { timeout: LOADING_MS });
    page.setDefaultTimeout(10_000);
    return page;
  }

  end(): Promise<void> {
    return this.#end();
  }
}

function answer(
  _request: unknown,
  response: { setHeader(name: string, value: string): void; end(body: string): void },
) {
  response.setHeader("content-type", "text/html");
  response.end(HTML);
}
