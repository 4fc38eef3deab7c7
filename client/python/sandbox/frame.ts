import type { SandboxNews, SandboxOrder, SandboxParts, WorkerOrder } from "../sandbox-talk.ts";

/*
 * The script of the runner document. It runs at an origin of its own, keeps the parts of Python, and starts and
 * ends workers; what a worker says is passed on with the worker's number. It stands alone: types are all it may import.
 */

const LONGEST_COMPLAINT = 2_000;

const workers = new Map<number, Worker>();
let loaded: { parts: SandboxParts; module: WebAssembly.Module; workerUrl: string } | null = null;

function tell(news: SandboxNews): void {
  parent.postMessage(news, "*");
}

function complain(error: unknown): string {
  return String(error instanceof Error ? error.message : error).slice(0, LONGEST_COMPLAINT);
}

async function load(parts: SandboxParts): Promise<void> {
  try {
    const module = await WebAssembly.compile(parts.wasm);
    const workerUrl = URL.createObjectURL(new Blob([parts.worker], { type: "text/javascript" }));
    loaded = { parts, module, workerUrl };
    tell({ is: "loaded" });
  } catch (error) {
    tell({ is: "unusable", text: complain(error) });
  }
}

function start(python: number, plain: boolean): void {
  if (!loaded) return tell({ is: "broken", python, text: "Python has not been loaded." });
  const { module, workerUrl } = loaded;
  const { pyodide, glue, stdlib, tracer, snapshot } = loaded.parts;
  const worker = new Worker(workerUrl);
  worker.onmessage = ({ data }) => tell({ ...data, python });
  worker.onerror = (event) => {
    event.preventDefault();
    tell({ is: "broken", python, text: complain(event.message) });
  };
  workers.set(python, worker);
  const order: WorkerOrder = {
    do: "boot",
    module,
    parts: { pyodide, glue, stdlib, tracer },
    snapshot: plain ? null : snapshot,
  };
  worker.postMessage(order);
}

function pass(python: number, order: WorkerOrder): void {
  workers.get(python)?.postMessage(order);
}

function end(python: number): void {
  workers.get(python)?.terminate();
  workers.delete(python);
}

function obey(order: SandboxOrder): void {
  if (order.do === "load") void load(order.parts);
  else if (order.do === "start") start(order.python, order.plain);
  else if (order.do === "end") end(order.python);
  else if (order.do === "warm") pass(order.python, { do: "warm" });
  else pass(order.python, { do: "run", request: order.request });
}

// Served by mistake without its policy, this document would run a learner's program at the site's own origin.
if (self.origin !== "null") throw new Error("The runner document must be sandboxed.");

addEventListener("message", (event) => {
  if (event.source === parent) obey(event.data);
});
tell({ is: "here" });
