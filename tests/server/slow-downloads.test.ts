import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ok } from "../../domain/result.ts";
import { compressResponse } from "../../server/http/compress.ts";
import { Pieces, writeResult } from "../../server/http/exchange.ts";

const PIECES = 60;

test.each(["br", "identity"])(
  "what is made piece by piece waits for who reads slowly: %s",
  async (encoding) => {
    let made = 0;
    let response: ServerResponse | null = null;
    const pieces = async function* () {
      for (; made < PIECES; made++) yield Buffer.from(randomBytes(600_000).toString("base64"));
    };
    const server = createServer((asked, answer) => {
      response = answer;
      compressResponse(asked, answer);
      void writeResult(answer, ok({ body: new Pieces(pieces(), "text/html") }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const reader = connect((server.address() as AddressInfo).port, "127.0.0.1");
    onTestFinished(() => {
      reader.destroy();
      server.close();
    });
    // Nothing is read until the server makes no more.
    reader
      .pause()
      .write(`GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\naccept-encoding: ${encoding}\r\n\r\n`);
    let before = -1;
    const isWaiting = (): boolean => {
      const isSame = made === before && response?.writableNeedDrain === true;
      before = made;
      return isSame;
    };
    await expect.poll(isWaiting, { interval: 300, timeout: 30_000 }).toBe(true);
    expect(made).toBeLessThan(PIECES / 2);
    reader.resume();
    await once(reader, "end");
    expect(made).toBe(PIECES);
  },
);
