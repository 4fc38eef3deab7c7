import { beforeAll, describe, expect, test } from "vitest";
import { openWorld, type WorldRun } from "./virtual-world.ts";

let run: (source: string, inputs?: string[]) => WorldRun;

beforeAll(async () => {
  run = await openWorld();
}, 180_000);

const NETWORK = "A browser tab cannot open network connections.";
const PROCESSES = "A browser tab has no other processes.";
const THREADS = "A browser tab has no threads. Use asyncio.create_task()";
const SIGNALS = "A browser tab gets no signals.";
const PAGE = "A program here cannot reach the page that it runs in.";

const refused: readonly (readonly [statement: string, error: string, words: string])[] = [
  ["asyncio.run(asyncio.open_connection('example.com', 80))", "OSError", NETWORK],
  ["asyncio.run(asyncio.start_server(print, 'localhost', 80))", "OSError", NETWORK],
  ["import socket; socket.socket()", "OSError", NETWORK],
  ["import socket; socket.create_connection(('example.com', 80))", "OSError", NETWORK],
  ["import socket; socket.gethostbyname('example.com')", "OSError", NETWORK],
  ["import http.client; http.client.HTTPConnection('example.com').request('GET', '/')", "OSError", NETWORK],
  [
    "import urllib.request; urllib.request.urlopen('http://example.com')",
    "URLError",
    `<urlopen error ${NETWORK}`,
  ],
  ["asyncio.run(asyncio.create_subprocess_exec('ls'))", "OSError", PROCESSES],
  ["asyncio.run(asyncio.create_subprocess_shell('ls'))", "OSError", PROCESSES],
  ["import subprocess; subprocess.run(['ls'])", "OSError", PROCESSES],
  ["import os; os.system('ls')", "OSError", PROCESSES],
  ["import os; os.popen('ls')", "OSError", PROCESSES],
  ["import os; os.fork()", "OSError", PROCESSES],
  ["import multiprocessing", "ImportError", PROCESSES],
  ["from concurrent.futures import ProcessPoolExecutor", "ImportError", PROCESSES],
  ["import threading; threading.Thread(target=print).start()", "RuntimeError", THREADS],
  ["import threading; threading.Timer(1, print).start()", "RuntimeError", THREADS],
  ["import _thread; _thread.start_new_thread(print, ())", "RuntimeError", THREADS],
  [
    "from concurrent.futures import ThreadPoolExecutor as P\n  with P() as pool: pool.submit(print)",
    "RuntimeError",
    THREADS,
  ],
  ["import signal; signal.alarm(1)", "OSError", SIGNALS],
  ["import signal; signal.pause()", "OSError", SIGNALS],
  ["asyncio.new_event_loop().add_signal_handler(2, print)", "RuntimeError", SIGNALS],
  ["asyncio.new_event_loop().add_reader(0, print)", "OSError", "A browser tab has no pipes"],
  ["import select; select.select([], [], [], 5)", "OSError", "A browser tab has no pipes"],
  ["import os; os._exit(1)", "RuntimeError", "A program cannot end the tab's Python. Use sys.exit()."],
  ["import js", "ImportError", PAGE],
  ["import pyodide", "ImportError", PAGE],
  ["from pyodide.http import pyfetch", "ImportError", PAGE],
  ["import pyodide_js", "ImportError", PAGE],
  ["import _pyodide_core", "ImportError", PAGE],
];

describe("what a tab has not is refused in words", () => {
  test.each(refused)("%s", (statement, error, words) => {
    const { lines, failure } = run(
      `import asyncio\ntry:\n  ${statement}\nexcept Exception as error: print(type(error).__name__, error)`,
    );
    expect(failure).toBeNull();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${error} ${words.replace(/[.()]/g, "\\$&")}`));
  });

  test("after the run the modules are there again, for those who run programs", () => {
    run("try:\n  import js\nexcept ImportError: pass");
    expect(run("import sys\nprint(any('js' in str(each) for each in sys.meta_path))").lines).toHaveLength(1);
  });
});

describe("waiting without threads", () => {
  test("with a time it takes that time, and gets nothing", () => {
    const { lines } = run(`
import queue, threading, time
try: queue.Queue().get(timeout=5)
except queue.Empty: print("empty", time.monotonic())
print(threading.Event().wait(3), time.monotonic())
lock = threading.Lock()
with lock: print(lock.acquire(timeout=2), lock.acquire(blocking=False), time.monotonic())
print(lock.locked())`);
    expect(lines).toEqual(["empty 5.0", "False 8.0", "False False 10.0", "False"]);
  });

  test.each([
    "lock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    "queue.Queue().get()",
    "queue.SimpleQueue().get()",
    "threading.Event().wait()",
    "threading.Semaphore(0).acquire()",
    "concurrent.futures.Future().result()",
  ])("without one it is a deadlock: %s", (body) => {
    expect(run(`import concurrent.futures, queue, threading\n${body}`).stop?.[0]).toBe("Deadlock");
  });

  test("a thread's own waiting is over when its time is", () => {
    const { lines, now } = run(`
import asyncio, threading, time
def blocking(): return threading.Event().wait(4)
async def main(): print(await asyncio.to_thread(blocking))
asyncio.run(main())`);
    expect([lines, now]).toEqual([["False"], 4]);
  });
});
