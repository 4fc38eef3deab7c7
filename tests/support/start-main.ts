import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Runs the server's main program until it ends by itself: its exit code and all that it wrote. */
export async function startMain(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    join(ROOT, "node_modules/.bin/node"),
    ["--disable-warning=ExperimentalWarning", "server/main.ts"],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "production", ...env } },
  );
  let output = "";
  child.stdout.on("data", (bytes) => {
    output += bytes;
  });
  child.stderr.on("data", (bytes) => {
    output += bytes;
  });
  await once(child, "close");
  return { code: child.exitCode, output };
}
