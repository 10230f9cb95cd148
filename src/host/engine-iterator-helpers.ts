/**
 * Univer 0.25 calls `Map.prototype.keys().some(…)`. Iterator helpers came with Node 22 and Chrome 122; on Node 20 the
 * first defined name would throw. Only what is missing is added, and only the helpers Univer uses.
 */
const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object;

const helpers = {
  some<T>(this: Iterable<T>, test: (item: T) => boolean): boolean {
    return [...this].some((item) => test(item));
  },
  every<T>(this: Iterable<T>, test: (item: T) => boolean): boolean {
    return [...this].every((item) => test(item));
  },
  find<T>(this: Iterable<T>, test: (item: T) => boolean): T | undefined {
    return [...this].find((item) => test(item));
  },
  forEach<T>(this: Iterable<T>, visit: (item: T) => void): void {
    for (const item of this) visit(item);
  },
  map<T, U>(this: Iterable<T>, change: (item: T) => U): IterableIterator<U> {
    return [...this].map((item) => change(item)).values();
  },
  filter<T>(this: Iterable<T>, test: (item: T) => boolean): IterableIterator<T> {
    return [...this].filter((item) => test(item)).values();
  },
  toArray<T>(this: Iterable<T>): T[] {
    return [...this];
  },
};

/** Adds the missing helpers to all iterators of this realm. */
export function provideIteratorHelpers(): void {
  for (const [name, helper] of Object.entries(helpers)) {
    if (name in iteratorPrototype) continue;
    Object.defineProperty(iteratorPrototype, name, { configurable: true, writable: true, value: helper });
  }
}
