import { PHASE_PRODUCTION_BUILD } from "next/constants.js";

/** What `scripts/small-zod.ts` makes for the build: the part of zod that the pages use. */
const SMALL_ZOD = { "zod/mini": "./.build/small-zod.js" };

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The server sends the files that the build compressed; compressing again per request would only cost time.
  compress: false,
  // A build from nothing is what is built most, and writing the cache costs a third of it.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // `npm test` and `npm run check` run the compiler on the whole project; once is enough.
  typescript: { ignoreBuildErrors: true },
};

/** @param {string} phase */
export default function configFor(phase) {
  return { ...config, turbopack: { resolveAlias: phase === PHASE_PRODUCTION_BUILD ? SMALL_ZOD : {} } };
}
