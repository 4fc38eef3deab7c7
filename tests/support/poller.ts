import { PROTOCOL_VERSION } from "../../domain/protocol.ts";

/** Who long-polls by hand, and so can stop to. */
export class Poller {
  readonly #url: string;
  #sid = "";

  constructor(url: string) {
    this.#url = `${url}/socket.io/?EIO=4&transport=polling`;
  }

  /** Says hello as a screen; resolves with the packets of the answer. */
  async hello(code: string): Promise<string[]> {
    const open = await (await fetch(this.#url)).text();
    this.#sid = `&sid=${JSON.parse(open.slice(1)).sid}`;
    await this.post("40");
    await this.poll();
    await this.post(`420["hello",{"protocol":${PROTOCOL_VERSION},"code":"${code}","as":"screen"}]`);
    return this.poll();
  }

  async post(packet: string): Promise<void> {
    await fetch(this.#url + this.#sid, { method: "POST", body: packet });
  }

  /** Takes what waits, packet by packet, or waits for the next. */
  async poll(): Promise<string[]> {
    const response = await fetch(this.#url + this.#sid);
    return (await response.text()).split("\u001e");
  }
}
