import { describe, expect, test } from "vitest";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { Classroom } from "../support/classroom.ts";

describe("commands", () => {
  test("C1 a retry is answered with the seq of the first time and done once", async () => {
    const room = await Classroom.open();
    const command: ClientCommand = { type: "step/move", to: { step: 2, frame: 0 } };
    const first = await room.host.command(command, "the-same-id");
    await room.step(5);
    expect(await room.host.command(command, "the-same-id")).toEqual(first);
    await room.host.until(() => room.host.reader.state.position.step === 5);
    expect(room.host.reader.seq).toBe(3);
  });

  test("C1 the same id twice at once is one command", async () => {
    const room = await Classroom.open();
    const command: ClientCommand = { type: "class/call-back" };
    const answers = await Promise.all([
      room.host.command(command, "the-same-id"),
      room.host.command(command, "the-same-id"),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    await room.host.until(() => room.host.reader.state.callBacks === 1);
    expect(await room.step(1)).toBe(3);
  });

  test("S3 the news of a command is there before its answer", async () => {
    const room = await Classroom.open();
    const seq = await room.step(3);
    expect(room.host.reader.seq).toBe(seq);
  });

  test.each<ClientCommand>([
    { type: "step/move", to: { step: 1, frame: 0 } },
    { type: "screens/blank" },
    { type: "room/lock" },
    { type: "class/call-back" },
    { type: "session/close" },
    { type: "baton/take" },
    { type: "following/lock", who: "everyone" },
  ])("C3 a student's $type is refused and changes nothing", async (command) => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const before = room.host.reader;
    const answer = await ada.socket.command(command);
    expect(answer).toEqual({
      ok: false,
      error: command.type === "step/move" ? "not-your-baton" : "not-allowed",
    });
    expect(room.host.reader).toEqual(before);
    expect(ada.socket.socket.connected).toBe(true);
  });

  test("C3 a screen may ask for nothing", async () => {
    const room = await Classroom.open();
    const screen = await room.screen();
    expect(await screen.command({ type: "hand/raise" })).toEqual({ ok: false, error: "not-joined" });
  });

  test("a command that names another author is done in the name of whoever sent it", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const forged = { type: "hand/raise", id: room.host.self?.id, by: room.host.self?.id };
    await ada.socket.ask("command", { id: "forged-id", by: room.host.self?.id, command: forged });
    await room.host.until(() => room.host.reader.state.hands.length === 1);
    expect(room.host.reader.state.hands).toEqual([ada.id]);
  });

  test("commands are carried out in the order in which they were sent", async () => {
    const room = await Classroom.open();
    const moves = [1, 2, 3, 4, 5, 6, 7].map((step) => room.step(step));
    expect(await Promise.all(moves)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(room.host.reader.state.position.step).toBe(7);
  });
});
