import { describe, expect, test } from "vitest";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import { Classroom } from "../support/classroom.ts";
import { TestPad } from "../support/test-pad.ts";

const PAD = classPad(6);
const SEED = "x = 1\nx = 2\nx = 3\nx = 4\n";
const refused = (error: string) => ({ ok: false, error });

describe("pushing", () => {
  test("D15 what stands in a pad is everybody's next version, and what they have stays", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const own = await TestPad.open(ada.socket, ownPad(ada.id, 6));
    await own.insert(0, "mine ");
    const host = await TestPad.open(room.host, PAD);
    await host.insert(0, "pushed ");
    expect(await room.host.command({ type: "pad/push", pad: PAD })).toMatchObject({ ok: true });
    await ada.socket.until(() => ada.socket.reader.state.pushes["6"]?.length === 1);
    const version = await TestPad.open(ada.socket, ownPad(ada.id, 6, 1));
    expect(version.text).toBe(`pushed ${SEED}`);
    expect(own.text).toBe(`mine ${SEED}`);
    expect(own.shuts).toEqual([]);
  });

  test("D15 a retry is answered with the first seq, and pushes nothing more", async () => {
    const room = await Classroom.open();
    const host = await TestPad.open(room.host, PAD);
    const first = await room.host.command({ type: "pad/push", pad: PAD }, "push-once");
    await host.insert(0, "changed since ");
    expect(await room.host.command({ type: "pad/push", pad: PAD }, "push-once")).toEqual(first);
    await room.host.command({ type: "session/close" });
    expect(await room.host.command({ type: "pad/push", pad: PAD }, "push-once")).toEqual(first);
    expect(room.host.reader.state.pushes["6"]).toHaveLength(1);
  });

  test("D15 the same id twice at once is one push", async () => {
    const room = await Classroom.open();
    const push = () => room.host.command({ type: "pad/push", pad: PAD }, "push-once");
    const [first, second] = await Promise.all([push(), push()]);
    expect(first).toEqual(second);
    await room.host.until(() => room.host.reader.state.pushes["6"]?.length === 1);
    expect(await room.step(1)).toBe(3);
  });

  test("D15 students push nothing, and nobody pushes a pad that is not", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    expect(await ada.socket.command({ type: "pad/push", pad: PAD })).toEqual(refused("not-allowed"));
    const own = ownPad(ada.id, 6);
    expect(await ada.socket.command({ type: "pad/push", pad: own })).toEqual(refused("not-allowed"));
    expect(await room.host.command({ type: "pad/push", pad: "class.0.0" })).toEqual(refused("no-such-pad"));
    expect(room.host.reader.state.pushes).toEqual({});
  });

  test("D15 a host may push a student's pad, without anybody's name in it", async () => {
    const room = await Classroom.open();
    const [ada, bob] = [await room.student("Ada"), await room.student("Bob")];
    const own = await TestPad.open(ada.socket, ownPad(ada.id, "free"));
    await own.insert(0, "clever");
    await room.host.command({ type: "pad/push", pad: ownPad(ada.id, "free") });
    await bob.socket.until(() => bob.socket.reader.state.pushes.free?.length === 1);
    expect(JSON.stringify(bob.socket.batches)).not.toContain(ada.id);
    expect((await TestPad.open(bob.socket, ownPad(bob.id, "free", 1))).text).toBe("clever");
  });
});

describe("presence", () => {
  test("P5 hosts are told which pad somebody has open", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const padOf = () => room.host.presences.at(-1)?.people?.[ada.id]?.pad;
    const look = (pad?: string) =>
      ada.socket.socket.emit("look", { position: { step: 6, frame: 0 }, mode: "following", pad });
    look(ownPad(ada.id, 6));
    await room.host.until(() => padOf() === ownPad(ada.id, 6));
    look(PAD);
    await room.host.until(() => padOf() === PAD);
  });

  test.each([
    ["another's", (_: string, other: string) => ownPad(other, 6)],
    ["one that is not", (own: string) => ownPad(own, 6, 5)],
    ["one of a step without a program", () => "class.0.0"],
  ])("P5 a look at %s says nothing of a pad", async (_, padFor) => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const pad = padFor(ada.id, room.host.self?.id ?? "");
    ada.socket.socket.emit("look", { position: { step: 6, frame: 0 }, mode: "own", pad });
    await room.host.until(() => room.host.presences.at(-1)?.people?.[ada.id]?.mode === "own");
    expect(room.host.presences.at(-1)?.people?.[ada.id]).toEqual({
      online: true,
      position: { step: 6, frame: 0 },
      mode: "own",
    });
  });
});
