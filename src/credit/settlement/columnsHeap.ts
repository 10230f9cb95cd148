/** The open debits of one account where what is due first did not enter first: a binary heap over typed arrays. */
export class ColumnsHeap {
  /** Places in order of entry; a place stands for (document date, number, row). */
  #heap = new Int32Array(64);
  #size = 0;

  /** @param due due date by place, the document date where it is unknown. */
  constructor(readonly due: Int32Array) {}

  get size(): number {
    return this.#size;
  }

  /** The place due first; −1 when there is none. */
  first(): number {
    return this.#size === 0 ? -1 : (this.#heap[0] as number);
  }

  push(place: number): void {
    if (this.#size === this.#heap.length) this.#grow();
    const heap = this.#heap;
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as number;
      if (!this.#isBefore(place, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = place;
  }

  /** Takes the first away; there must be one. */
  shift(): void {
    const heap = this.#heap;
    const size = --this.#size;
    const moved = heap[size] as number;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#isBefore(heap[child + 1] as number, heap[child] as number)) child++;
      const below = heap[child] as number;
      if (!this.#isBefore(below, moved)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = moved;
  }

  #isBefore(place: number, other: number): boolean {
    const difference = (this.due[place] as number) - (this.due[other] as number);
    return difference < 0 || (difference === 0 && place < other);
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#heap.length);
    larger.set(this.#heap);
    this.#heap = larger;
  }
}
