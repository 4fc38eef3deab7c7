/** A map that is copied only when it is written to after it was shared: what was shared never changes. */
export class CopiedMap<K, V> {
  #map: Map<K, V>;
  #shared: boolean;

  /** Begins with what `map` holds, without copying it. */
  constructor(map: ReadonlyMap<K, V>) {
    this.#map = map as Map<K, V>;
    this.#shared = true;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  set(key: K, value: V): void {
    this.#own().set(key, value);
  }

  delete(key: K): void {
    if (this.#map.has(key)) this.#own().delete(key);
  }

  /** What it holds now, for good. The same map as last time, if nothing was written since. */
  share(): ReadonlyMap<K, V> {
    this.#shared = true;
    return this.#map;
  }

  #own(): Map<K, V> {
    if (this.#shared) this.#map = new Map(this.#map);
    this.#shared = false;
    return this.#map;
  }
}
