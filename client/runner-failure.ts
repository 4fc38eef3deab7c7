/**
 * Why there is no Python on this page. `unreachable`: its files could not be fetched. `unsupported`: this browser
 * cannot run it. `broken`: it does not start here, whatever is tried.
 */
export type RunnerFailure = "unreachable" | "unsupported" | "broken";
