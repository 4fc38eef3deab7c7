import { describe, expect, test } from "vitest";
import { ownPad, type PadId, spotlightName } from "../../domain/pad/pad-id.ts";
import { Classroom, type Student } from "../support/classroom.ts";
import { TestPad } from "../support/test-pad.ts";

const SEED = "x = 1\nx = 2\nx = 3\nx = 4\n";
const refused = (error: string) => ({ ok: false, error });

async function spotlit(
  named: boolean,
): Promise<{ room: Classroom; ada: Student; own: PadId; hers: TestPad }> {
  const room = await Classroom.open();
  const ada = await room.student("Ada");
  const own = ownPad(ada.id, 6);
  const hers = await TestPad.open(ada.socket, own);
  const answer = await room.host.command({ type: "pad/spotlight", pad: own, named });
  if (!answer.ok) throw new Error(answer.error);
  return { room, ada, own, hers };
}

describe("the spotlight", () => {
  test("D12 everybody reads the pad in it by a name that does not tell whose it is", async () => {
    const { room, ada, hers } = await spotlit(false);
    const bob = await TestPad.open((await room.student("Bob")).socket, spotlightName(1));
    const screen = await TestPad.open(await room.screen(), spotlightName(1));
    await hers.insert(0, "seen ", hers.pointAt(5));
    for (const pad of [bob, screen]) {
      await pad.untilText(`seen ${SEED}`);
      expect(pad.points.size).toBe(1);
      expect(pad.who.size).toBe(0);
      expect(pad.you).toBe(null);
      for (const secret of [ada.id, "Ada"]) expect(pad.heard).not.toContain(secret);
    }
  });

  test("D12 with a name, that is told to people and to no screen; an id to nobody", async () => {
    const { room, ada, hers } = await spotlit(true);
    const bob = await TestPad.open((await room.student("Bob")).socket, spotlightName(1));
    const screen = await TestPad.open(await room.screen(), spotlightName(1));
    await hers.insert(0, "seen ", hers.pointAt(5));
    for (const pad of [bob, screen]) await pad.untilText(`seen ${SEED}`);
    expect([...bob.who.values()]).toEqual(["Ada"]);
    expect(screen.heard).not.toContain("Ada");
    for (const pad of [bob, screen]) expect(pad.heard).not.toContain(ada.id);
  });

  test("D12 in it one watches: nobody writes or points, not even the owner", async () => {
    const { room, ada } = await spotlit(false);
    const bob = await room.student("Bob");
    for (const socket of [bob.socket, ada.socket, room.host]) {
      const watched = await TestPad.open(socket, spotlightName(1));
      watched.point(watched.pointAt(1));
      expect(await watched.insert(0, "x")).toEqual(refused("not-open"));
      expect(watched.points.size).toBe(0);
    }
  });

  test("D12 the pad keeps its own name for its owner and for hosts alone", async () => {
    const { room, own } = await spotlit(true);
    const bob = await room.student("Bob");
    expect(await new TestPad(bob.socket, own).open()).toEqual(refused("not-allowed"));
    expect((await new TestPad(room.host, own).open()).ok).toBe(true);
  });

  test("D13 when it ends or moves on, whoever watched is told, and hears nothing more", async () => {
    const { room, own, hers } = await spotlit(false);
    const bob = await room.student("Bob");
    const watched = await TestPad.open(bob.socket, spotlightName(1));
    await room.host.command({ type: "pad/spotlight", pad: ownPad(bob.id, 6), named: false });
    await bob.socket.until(() => watched.shuts.length > 0);
    expect(watched.shuts).toEqual([{ pad: "spotlight.1", why: "no-such-pad" }]);
    const heard = watched.news.length;
    await hers.insert(0, "unseen ");
    expect(await watched.open()).toEqual(refused("no-such-pad"));
    const second = await TestPad.open(bob.socket, spotlightName(2));
    expect(second.text).toBe(SEED);
    expect(second.epoch).not.toBe(watched.epoch);
    await room.host.command({ type: "spotlight/end" });
    await bob.socket.until(() => second.shuts.length > 0);
    expect(watched.news).toHaveLength(heard);
    expect(hers.shuts).toEqual([]);
    expect(own).toBe(hers.name);
  });

  test("D12 a pad that comes into it again cannot be resumed from the time before", async () => {
    const { room, own, ada } = await spotlit(false);
    const bob = await room.student("Bob");
    const first = await TestPad.open(bob.socket, spotlightName(1));
    await room.host.command({ type: "spotlight/end" });
    await room.host.command({ type: "pad/spotlight", pad: own, named: false });
    const second = new TestPad(bob.socket, spotlightName(2));
    await second.open({ epoch: first.epoch, seq: first.seq });
    await bob.socket.until(() => second.bases.length > 0);
    expect(second.epoch).not.toBe(first.epoch);
    await ada.socket.until(() => ada.socket.reader.state.spotlights === 2);
  });
});
