import { build } from "./build.ts";
import { ROOT, toolEnvironment } from "./run-command.ts";

const SERVER = ["--disable-warning=ExperimentalWarning", "server/main.ts"];

const code = await build();
if (code !== 0) process.exit(code);
process.chdir(ROOT);
const env = toolEnvironment({ NODE_ENV: "production" });
// This process becomes the server, so that signals reach it directly and its exit code is ours.
process.execve?.(process.execPath, [process.execPath, ...SERVER], env);
throw new Error(
  "This system cannot replace a running program. Run `npm run build`, then `node server/main.ts`.",
);
