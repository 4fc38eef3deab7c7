import { type DestinationStream, destination, type Logger, pino } from "pino";
import { z } from "zod";
import type { Config } from "./config.ts";

/** What never belongs into a log, should it get into one by mistake. */
const SECRETS = ["cookie", "resumeToken", "passcode", "key", "name", "hostName", "code"];

/**
 * The log of the operator: JSON, one line an entry. No names, no codes, no tokens, no addresses are given to it.
 * It goes to standard error, so that what is said to a person on standard output stays apart.
 */
export function makeLog(level: Config["logLevel"], into: DestinationStream = destination(2)): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`]).filter((path) => path !== "*.code");
  return pino({ level, base: null, redact: { paths, remove: true } }, into);
}

const Entry = z.looseObject({ level: z.number(), time: z.number(), msg: z.string().optional() });

/** For a person at a terminal: a short line an entry instead of JSON. */
export function terminalStream(out: { write(text: string): unknown }): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, ...rest } = Entry.parse(JSON.parse(line));
      const label = pino.levels.labels[level] ?? String(level);
      const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : "";
      out.write(`${new Date(time).toISOString().slice(11, 19)} ${label} ${msg ?? ""}${details}\n`);
    },
  };
}
