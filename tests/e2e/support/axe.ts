import { AxeBuilder } from "@axe-core/playwright";
import type { Person } from "./actors.ts";

/** What axe finds, short enough to read in a failure. */
export async function violationsOf(person: Person, where: string): Promise<string[]> {
  const found = await new AxeBuilder({ page: person.page }).analyze();
  return found.violations.map(
    (one) => `${where}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}
