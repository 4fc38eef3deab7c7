import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/**
 * What the line does with bytes:
 * `open` passes them on; `silent` keeps connections and loses everything (a tunnel); `cut` breaks and refuses connections.
 */
type LineCondition = "open" | "silent" | "cut";

/** What the line does with a request to become a WebSocket: some proxies refuse it, some let it hang. */
type UpgradeCondition = "pass" | "hang" | "refuse";

const UPGRADE = /\r\nupgrade:\s*websocket/i;

/** A TCP line between a browser and the server, which a test can make bad. */
export class Line {
  #condition: LineCondition = "open";
  #upgrades: UpgradeCondition = "pass";
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  readonly #targetPort: number;

  private constructor(targetPort: number) {
    this.#targetPort = targetPort;
    this.#server = createServer((near) => this.#join(near));
  }

  /** A line on a free port of 127.0.0.1 to `targetPort` there. */
  static async to(targetPort: number): Promise<Line> {
    const line = new Line(targetPort);
    await new Promise<void>((ready) => line.#server.listen(0, "127.0.0.1", ready));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Everything passes again; what was lost stays lost, so connections that lost bytes are broken. */
  heal(): void {
    if (this.#condition === "silent") this.#breakAll();
    this.#condition = "open";
  }

  silence(): void {
    this.#condition = "silent";
  }

  cut(): void {
    this.#condition = "cut";
    this.#breakAll();
  }

  upgrades(condition: UpgradeCondition): void {
    this.#upgrades = condition;
  }

  async close(): Promise<void> {
    this.#breakAll();
    await new Promise((closed) => this.#server.close(closed));
  }

  #join(near: Socket): void {
    if (this.#condition === "cut") return void near.destroy();
    const far = connect(this.#targetPort, "127.0.0.1");
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    near.on("data", (bytes: Buffer) => this.#carryUp(bytes, near, far));
    far.on("data", (bytes) => this.#condition === "open" && near.write(bytes));
    const part = () => {
      // In a tunnel nobody hears that the other end hung up; it shows when the line heals.
      if (this.#condition === "silent") return;
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const end of pair) end.on("close", part).on("error", () => end.destroy());
  }

  #carryUp(bytes: Buffer, near: Socket, far: Socket): void {
    if (this.#condition !== "open") return;
    if (this.#upgrades !== "pass" && UPGRADE.test(bytes.toString("latin1"))) {
      if (this.#upgrades === "refuse") near.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
      return;
    }
    far.write(bytes);
  }

  #breakAll(): void {
    for (const [near, far] of this.#pairs) {
      near.destroy();
      far.destroy();
    }
    this.#pairs.clear();
  }
}
