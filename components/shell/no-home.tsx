import { Logo } from "./logo.tsx";

/** In the place of `HomeLink` in a page by itself, from which there is no way to a server. */
export function HomeLink({ compact = false }: { compact?: boolean }) {
  return <Logo compact={compact ? "phone" : undefined} />;
}
