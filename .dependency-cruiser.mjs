/** Who may import whom: imports go down only. ARCHITECTURE.md draws it. */

/** @type {import("dependency-cruiser").IConfiguration} */
const config = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Not even of types: a cycle means that two files are one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "every-import-exists",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "domain-is-the-ground-floor",
      severity: "error",
      from: { path: "^domain/" },
      to: { path: "^(?!domain/|node_modules/)", dependencyTypesNot: ["npm", "core"] },
    },
    {
      name: "domain-knows-zod-and-yjs-only",
      severity: "error",
      from: { path: "^domain/" },
      to: { path: "node_modules/", pathNot: "node_modules/(zod|yjs)/" },
    },
    {
      name: "domain-does-no-io",
      severity: "error",
      from: { path: "^domain/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "server-looks-down",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(client|components|app|scripts)/" },
    },
    {
      name: "client-looks-down",
      severity: "error",
      from: { path: "^client/" },
      to: { path: "^(server|components|app|scripts)/" },
    },
    {
      name: "components-look-down",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(server|app|scripts)/" },
    },
    {
      name: "components-see-hooks-not-sockets",
      comment: "Only the files right under client/ are for components.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^client/[^/]+/|node_modules/(socket\\.io-client|engine\\.io-client|ws)/" },
    },
    {
      name: "app-reads-through-queries",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(server|scripts)/", pathNot: "^server/queries\\.ts$" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "what-is-shipped-needs-shipped-libraries",
      comment: "Development libraries are not in the container.",
      severity: "error",
      from: { path: "^(app|components|client|domain|server)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    // TypeScript 7 has no compiler interface for JavaScript; without swc nothing at all would be read.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts", ".json"],
    },
  },
};

export default config;
