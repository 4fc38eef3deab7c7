import type { TracerFiles, WorkerOrder } from "../sandbox-talk.ts";

/*
 * The script of the workers in the runner document: one Python each. It is a classic script, since a module worker
 * from a blob fails at an origin like this one; so it stands alone, and types are all it may import.
 */

/** How far Python's memory may grow, in bytes. */
const MEMORY_CAP = 256 * 1024 * 1024;
const PAGE_BYTES = 65_536;
const LONGEST_COMPLAINT = 2_000;
const PACKAGE = "/lib/python3.14/site-packages/baton";
/** No address at all: what is asked for below it is answered from memory. */
const NOWHERE = "https://nowhere.invalid/";
/** Ways out of a worker. The document's policy shuts them; nothing in here has a use for them either. */
const DOORS = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource"],
  ...["indexedDB", "caches", "BroadcastChannel", "Worker", "SharedWorker", "importScripts", "FileReaderSync"],
];

/** A little of what learners write. */
const WARM_UP = `
import asyncio

class Counter:
    def __init__(self, start):
        self.count = start

def numbers(counter):
    try:
        while True:
            counter.count += (yield [counter.count, {"a": 1.5}]) or 1
    finally:
        print("over")

def both(counter):
    yield from numbers(counter)

async def wait(seconds):
    await asyncio.sleep(seconds)
    return [each for each in range(3)]

async def main():
    await asyncio.gather(wait(1), wait(2))

steps = both(Counter(1))
next(steps)
for value in range(5):
    print(steps.send(value))
steps.close()
asyncio.run(main())
try:
    next(steps)
except StopIteration as stop:
    print(f"{stop!r}")
{}["missing"]
`;

type BootOrder = Extract<WorkerOrder, { do: "boot" }>;
type Run = (request: string, emit: (report: string) => void) => void;

/** What of Emscripten's module is touched here. */
interface PyodideModule {
  readonly HEAP32: Int32Array;
  /** Addresses in the memory: of Python's own state, and of the number that tells how far behind it the trampoline's place is. */
  readonly __PyRuntime: number;
  readonly __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
  readonly API: { restoreSnapshot(snapshot: Uint8Array): unknown };
}

interface Pyodide {
  readonly FS: { mkdirTree(path: string): void; writeFile(path: string, text: string): void };
  runPython(source: string): unknown;
  pyimport(name: string): { readonly run: Run };
  unregisterJsModule(name: string): void;
}

// Kept here, because a program that gets hold of the global object could put something else there.
const tell = self.postMessage.bind(self) as (news: object) => void;
let run: Run | null = null;

/** Pyodide takes a worker whose `importScripts` works for a classic one, and refuses it. */
function passForModule(): void {
  Object.assign(self, {
    importScripts: () => {
      throw new TypeError("Not in here");
    },
  });
}

function capMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function growWithinCap(this: WebAssembly.Memory, pages) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MEMORY_CAP) throw new RangeError("No more memory");
    return grow.call(this, pages);
  };
}

/** Answers what Pyodide fetches while it boots. */
function serveFromMemory({ parts, module }: BootOrder): void {
  const answer = (url: string): Response => {
    if (url.endsWith(".zip")) return new Response(parts.stdlib);
    if (url.endsWith(".wasm")) return new Response(new Uint8Array());
    throw new TypeError("No network in here");
  };
  const instantiate = async (_answer: unknown, imports: WebAssembly.Imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
  Object.assign(self, { fetch: async (what: unknown) => answer(String(what)) });
  Object.assign(WebAssembly, { instantiateStreaming: instantiate });
}

function scriptUrl(script: ArrayBuffer): string {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/**
 * Python calls some functions through a trampoline. Where it lies differs: on an iPhone there is none. The snapshot was made in
 * Node and has Node's place for it, so the one that this browser found is put back.
 */
function keepOwnTrampoline(module: PyodideModule): void {
  const { HEAP32, API, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET } = module;
  const at = (__PyRuntime + (HEAP32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4] ?? 0)) / 4;
  const own = HEAP32[at] ?? 0;
  const restore = API.restoreSnapshot;
  API.restoreSnapshot = (snapshot) => {
    const restored = restore(snapshot);
    module.HEAP32[at] = own;
    return restored;
  };
}

async function loadPython({ parts, snapshot }: BootOrder, { lock }: TracerFiles): Promise<Pyodide> {
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    import(scriptUrl(parts.pyodide)),
    import(scriptUrl(parts.glue)),
  ]);
  return loadPyodide({
    createPyodideModule: async (settings: object) => {
      const module: PyodideModule = await createPyodideModule(settings);
      keepOwnTrampoline(module);
      return module;
    },
    indexURL: NOWHERE,
    lockFileContents: lock,
    env: { PYTHONHASHSEED: "0" },
    // What the program prints, the tracer takes; this is what is left when it does not.
    stdout: () => {},
    stderr: () => {},
    jsglobals: Object.create(null),
    ...(snapshot ? { _loadSnapshot: snapshot } : {}),
  });
}

/** The snapshot is memory, not files: what the tracer imports later must lie there in any case. */
function putTracer({ FS }: Pyodide, { files }: TracerFiles): void {
  FS.mkdirTree(PACKAGE);
  for (const [name, source] of Object.entries(files)) FS.writeFile(`${PACKAGE}/${name}`, source);
}

/** Takes from Python what leads to JavaScript, and from JavaScript what leads out. */
function shutDoors(pyodide: Pyodide): void {
  for (const name of ["js", "pyodide_js"]) pyodide.unregisterJsModule(name);
  pyodide.runPython(`
import importlib, sys
for name in [name for name in sys.modules if name.partition(".")[0] in ("js", "pyodide_js")]:
    del sys.modules[name]
del name
importlib.invalidate_caches()
`);
  for (const door of DOORS) Object.defineProperty(self, door, { value: undefined });
  // What Pyodide says of a breakdown goes to the page as `broken`; its console is the page's.
  for (const name of ["log", "info", "warn", "error"]) Object.assign(console, { [name]: () => {} });
}

async function boot(order: BootOrder): Promise<void> {
  passForModule();
  capMemory();
  serveFromMemory(order);
  const tracer = JSON.parse(new TextDecoder().decode(order.parts.tracer)) as TracerFiles;
  const pyodide = await loadPython(order, tracer);
  putTracer(pyodide, tracer);
  run = pyodide.pyimport("baton.run").run;
  shutDoors(pyodide);
  tell({ is: "ready" });
}

function runProgram(request: string): void {
  if (!run) throw new Error("Python is not there yet.");
  run(request, (text) => tell({ is: "report", text: String(text) }));
  tell({ is: "over" });
}

/** Browsers compile WebAssembly as it is first used, and that would be at the learner's first run. */
function warmUp(): void {
  const limits = { steps: 1_000, output: 1_000, size: 1_000_000 };
  const request = { name: "warm.py", source: WARM_UP, setup: "", inputs: [], seed: 1, limits };
  run?.(JSON.stringify(request), () => {});
}

async function obey(order: WorkerOrder): Promise<void> {
  try {
    if (order.do === "boot") await boot(order);
    else if (order.do === "warm") warmUp();
    else runProgram(order.request);
  } catch (error) {
    const text = String(error instanceof Error ? error.message : error);
    tell({ is: "broken", text: text.slice(-LONGEST_COMPLAINT) });
  }
}

self.onmessage = ({ data }) => void obey(data);
