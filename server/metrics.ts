import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** How many connections there are now, by whom and how. */
export interface Census {
  readonly connections: ReadonlyMap<{ role: string; transport: string }, number>;
  readonly classes: number;
  /** Pads that somebody has open. */
  readonly pads: number;
}

const LATENCIES_S = [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** What is counted. Labels are from closed lists: no names, no codes, no addresses. */
export class Metrics {
  readonly registry = new Registry();
  readonly commands = this.#counter("commands_total", "Commands by outcome: granted, or the refusal", [
    "outcome",
  ]);
  readonly appends = this.#histogram(
    "append_seconds",
    "From handing events to the store until they are durable",
  );
  readonly batchEvents = this.#sizes("batch_events", "Events gathered into one batch");
  readonly deliveries = this.#counter("deliveries_total", "Batches handed to connections");
  readonly padEdits = this.#counter("pad_edits_total", "Edits of pads by outcome: taken, or the error", [
    "outcome",
  ]);
  readonly padDeliveries = this.#counter("pad_deliveries_total", "News of pads handed to connections");
  readonly slowResyncs = this.#counter("slow_resyncs_total", "Slow readers that were brought up to date");
  readonly byes = this.#counter("byes_total", "Connections ended by the server, by reason", ["reason"]);
  readonly catchUps = this.#counter("catch_ups_total", "Gaps: readers that asked for what they missed");
  readonly hellos = this.#counter("hellos_total", "Hellos by outcome: tail, base, or the error", ["outcome"]);
  readonly offences = this.#counter("offences_total", "What clients must not send, by error", ["error"]);
  readonly requests = this.#counter("http_requests_total", "HTTP requests by route and status", [
    "route",
    "status",
  ]);

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: "baton_" });
  }

  /** Takes the census when somebody looks, so that nothing is counted per connection. */
  showCensus(take: () => Census): void {
    const connections: Gauge = new Gauge({
      name: "baton_connections",
      help: "Connections now, by role and transport",
      labelNames: ["role", "transport"],
      registers: [this.registry],
      collect: () => {
        connections.reset();
        for (const [labels, count] of take().connections) connections.set(labels, count);
      },
    });
    const classes: Gauge = new Gauge({
      name: "baton_classes_live",
      help: "Classes with somebody connected",
      registers: [this.registry],
      collect: () => classes.set(take().classes),
    });
    const pads: Gauge = new Gauge({
      name: "baton_pads_open",
      help: "Pads that somebody has open",
      registers: [this.registry],
      collect: () => pads.set(take().pads),
    });
  }

  #counter<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({
      name: `baton_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
    });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name: `baton_${name}`, help, buckets: LATENCIES_S, registers: [this.registry] });
  }

  #sizes(name: string, help: string): Histogram {
    return new Histogram({ name: `baton_${name}`, help, buckets: SIZES, registers: [this.registry] });
  }
}
