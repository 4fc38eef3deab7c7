import { LoopWatch } from "../loop-watch.ts";
import { Question, type Usage } from "./talk.ts";

/** Tells the load process that this server listens, answers its questions, and ends with it. */
export function answerParent(port: number, growLog?: (code: string, events: number) => Promise<void>): void {
  let watch: LoopWatch | null = null;
  process.on("message", async (raw) => {
    const question = Question.parse(raw);
    if (question.ask === "held") {
      watch ??= new LoopWatch();
      return tell(watch.held());
    }
    if (question.ask !== "grow-log") return tell(usage(question.ask === "usage-collected"));
    if (!growLog) throw new Error("This server keeps no log");
    await growLog(question.code, question.events);
    tell({ done: true });
  });
  process.on("disconnect", () => process.exit(0));
  tell({ port });
}

function tell(answer: object): void {
  process.send?.(answer);
}

function usage(collectFirst: boolean): Usage {
  const { user, system } = process.cpuUsage();
  if (collectFirst) collect();
  return { cpu: user + system, resident: process.memoryUsage.rss() };
}

/** Twice: what a finaliser lets go in the first pass goes in the second. */
function collect(): void {
  if (!globalThis.gc) throw new Error("Start this server with --expose-gc");
  for (let pass = 0; pass < 2; pass++)
    globalThis.gc({ type: "major", execution: "sync", flavor: "last-resort" });
}
