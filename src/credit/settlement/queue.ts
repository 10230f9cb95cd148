/** A priority queue: the least element first, in O(log n). A binary heap. */
export class Queue<T> {
  readonly #heap: T[] = [];

  constructor(readonly compare: (a: T, b: T) => number) {}

  peek(): T | undefined {
    return this.#heap[0];
  }

  push(element: T): void {
    const heap = this.#heap;
    let index = heap.push(element) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfLess(index, parent)) break;
      index = parent;
    }
  }

  pop(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last !== undefined) {
      heap[0] = last;
      this.#sink();
    }
    return first;
  }

  /** Puts everything in order again, after what elements are compared by has changed. */
  reorder(): void {
    this.#heap.sort(this.compare);
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const child = this.#isLess(right, left) ? right : left;
      if (!this.#swapIfLess(child, index)) return;
      index = child;
    }
  }

  #swapIfLess(index: number, parent: number): boolean {
    if (!this.#isLess(index, parent)) return false;
    const heap = this.#heap;
    [heap[index], heap[parent]] = [heap[parent] as T, heap[index] as T];
    return true;
  }

  #isLess(index: number, other: number): boolean {
    const heap = this.#heap;
    return index < heap.length && this.compare(heap[index] as T, heap[other] as T) < 0;
  }
}
