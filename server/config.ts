import { z } from "zod";
import { ok, type Result, refuse } from "../domain/result.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  DATA_DIR: z.string().default("./data"),
  HOST_PASSCODE: z.string().max(200).optional(),
  MAX_STUDENTS: z.coerce.number().int().min(1).max(10_000).default(500),
  RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  OVER_AFTER_HOURS: z.coerce.number().int().min(1).max(8760).default(12),
  TRUST_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

/** What the operator may set. README.md describes the variables. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Asked for before a class can be started; null when anybody may. */
  readonly hostPasscode: string | null;
  /** Seats for students in one class. */
  readonly maxStudents: number;
  /** Days after which a class is deleted with its recording; null: it is kept until somebody deletes it. */
  readonly retentionDays: number | null;
  /** Hours without anybody in a class that was not ended, and without anything happening in it, after which it counts as over. */
  readonly overAfterHours: number;
  /** Whether X-Forwarded-For and X-Forwarded-Proto are to be believed. */
  readonly trustProxy: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether pages are compiled as they are asked for. */
  readonly dev: boolean;
}

/** Reads the environment; an empty variable is one that is not set. Refuses with one line: which variable, and why. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) return refuse(describe(parsed.error, set));
  const { data } = parsed;
  return ok({
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    hostPasscode: data.HOST_PASSCODE ?? null,
    maxStudents: data.MAX_STUDENTS,
    retentionDays: data.RETENTION_DAYS ?? null,
    overAfterHours: data.OVER_AFTER_HOURS,
    trustProxy: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
    dev: data.NODE_ENV === "development",
  });
}

function describe(error: z.ZodError, env: Readonly<Record<string, string | undefined>>): string {
  const [issue] = error.issues;
  const name = String(issue?.path[0]);
  // A passcode is a secret, also a bad one.
  const value = name === "HOST_PASSCODE" ? "" : ` is ${JSON.stringify(env[name])}`;
  return `${name}${value}: ${issue?.message ?? "not valid"}`;
}
