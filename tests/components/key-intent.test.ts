import { describe, expect, test } from "vitest";
import { type KeyPlace, type KeyPress, keyIntent } from "../../components/keys/key-intent.ts";

const open: KeyPlace = { typing: false, covered: false, ownArrows: false, ownSpace: false };

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false, ...held };
}

describe("keys and clickers", () => {
  test.each([
    ["PageDown", "forward"],
    ["ArrowRight", "forward"],
    ["PageUp", "back"],
    ["ArrowLeft", "back"],
    ["b", "blank"],
    ["B", "blank"],
    [".", "blank"],
    ["Escape", "return"],
    [" ", "play"],
    ["n", "next-hand-over"],
    ["N", "previous-hand-over"],
    ["l", "next-line"],
    ["r", "run"],
    ["p", "pad"],
  ])("%s means %s", (key, intent) => {
    expect(keyIntent(press(key), open)).toBe(intent);
  });

  test("'?' lists the keys, with the shift that it takes on many keyboards", () => {
    expect(keyIntent(press("?", { shiftKey: true }), open)).toBe("list");
  });

  test.each(["ArrowUp", "ArrowDown", "Home", "End", "Enter", "a", "constructor"])(
    "%s stays the browser's",
    (key) => {
      expect(keyIntent(press(key), open)).toBeNull();
    },
  );

  test.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }, { repeat: true }])(
    "nothing with %o",
    (held) => {
      expect(keyIntent(press("ArrowRight", held), open)).toBeNull();
    },
  );

  test("nothing while typing, and nothing under a dialog or menu", () => {
    for (const key of ["PageDown", "b", "?", "Escape"]) {
      expect(keyIntent(press(key), { ...open, typing: true })).toBeNull();
      expect(keyIntent(press(key), { ...open, covered: true })).toBeNull();
    }
  });

  test("the space bar presses what the focus is on", () => {
    expect(keyIntent(press(" "), { ...open, ownSpace: true })).toBeNull();
    expect(keyIntent(press("n"), { ...open, ownSpace: true })).toBe("next-hand-over");
  });

  test("the hand-over before takes the shift key", () => {
    expect(keyIntent(press("N", { shiftKey: true }), open)).toBe("previous-hand-over");
    expect(keyIntent(press("L", { shiftKey: true }), open)).toBeNull();
  });

  test("arrows belong to what scrolls sideways or moves by them; a clicker's keys do not", () => {
    const place = { ...open, ownArrows: true };
    expect(keyIntent(press("ArrowRight"), place)).toBeNull();
    expect(keyIntent(press("PageDown"), place)).toBe("forward");
  });
});
