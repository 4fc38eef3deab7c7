import type { LayerMarker } from "@codemirror/view";
import { pointerLook } from "./pointer-looks.ts";
import type { ShownPointer } from "./pointer-state.ts";

/** Where a cursor is drawn, in CSS pixels of the scrolled content, and to which side its name goes. */
export interface CaretPlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** On the first line there is no room above. */
  readonly below: boolean;
  /** Near the right edge the name goes to the left. */
  readonly leftwards: boolean;
}

/** The cursor of somebody else, with the flag that bears their name. */
export class CaretMarker implements LayerMarker {
  readonly #pointer: ShownPointer;
  readonly #place: CaretPlace;
  readonly #named: boolean;

  constructor(pointer: ShownPointer, place: CaretPlace, named: boolean) {
    this.#pointer = pointer;
    this.#place = place;
    this.#named = named && pointer.name !== null;
  }

  eq(other: LayerMarker): boolean {
    return other instanceof CaretMarker && this.#key() === other.#key();
  }

  draw(): HTMLElement {
    const caret = document.createElement("div");
    caret.className = "cm-pointer";
    const shape = document.createElement("span");
    shape.className = "cm-pointer-shape";
    const flag = document.createElement("span");
    flag.className = "cm-pointer-flag";
    caret.append(shape, flag);
    this.#adjust(caret);
    return caret;
  }

  update(caret: HTMLElement, before: LayerMarker): boolean {
    if (!(before instanceof CaretMarker) || before.#pointer.n !== this.#pointer.n) return false;
    this.#adjust(caret);
    return true;
  }

  #adjust(caret: HTMLElement): void {
    const { left, top, height, below, leftwards } = this.#place;
    const { colour, shape } = pointerLook(this.#pointer.n);
    Object.assign(caret.style, { left: `${left}px`, top: `${top}px`, height: `${height}px` });
    caret.style.setProperty("--pointer", `var(--color-pointer-${colour})`);
    caret.dataset.shape = shape;
    caret.toggleAttribute("data-named", this.#named);
    caret.toggleAttribute("data-below", below);
    caret.toggleAttribute("data-leftwards", leftwards);
    const flag = caret.lastElementChild;
    if (flag && flag.textContent !== (this.#pointer.name ?? "")) flag.textContent = this.#pointer.name;
  }

  #key(): string {
    const { n, name } = this.#pointer;
    return JSON.stringify([n, name, this.#named, this.#place]);
  }
}
