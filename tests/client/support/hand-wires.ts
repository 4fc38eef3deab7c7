import type { PageEvents } from "../../../client/live/page-events.ts";
import type { OpenWire, Way, Wire, WireEvents } from "../../../client/live/wire.ts";

/** One wire whose other end a test holds. */
export class HandWire implements Wire {
  readonly way: Way;
  readonly events: WireEvents;
  readonly sent: { name: string; content: unknown; answer: (answer: unknown) => void }[] = [];
  closed = false;

  constructor(way: Way, events: WireEvents) {
    this.way = way;
    this.events = events;
  }

  readonly send: Wire["send"] = (name, content, answer = () => {}) => {
    this.sent.push({ name, content, answer });
  };

  readonly sendVolatile: Wire["sendVolatile"] = (name, content) => this.send(name, content);

  readonly close = (): void => {
    this.closed = true;
  };
}

/** All wires that were opened, and the events of the page that they are opened on. */
export class HandWires {
  readonly opened: HandWire[] = [];
  page: PageEvents | null = null;

  readonly openWire: OpenWire = (way, events) => {
    const wire = new HandWire(way, events);
    this.opened.push(wire);
    return wire;
  };

  readonly listenToPage = (events: PageEvents): (() => void) => {
    this.page = events;
    return () => {
      this.page = null;
    };
  };

  get last(): HandWire {
    return this.opened.at(-1)!;
  }

  get ways(): Way[] {
    return this.opened.map(({ way }) => way);
  }
}
