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

export default config;
