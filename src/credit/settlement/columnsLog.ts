/** The settlements in the order they are made. Each uses up a debit or a credit, so there are never more than documents. */
import type { SettlementColumns } from './columnsShape';

export class SettlementLog {
  readonly #debit: Int32Array;
  readonly #credit: Int32Array;
  readonly #amount: Float64Array;
  readonly #day: Int32Array;
  #size = 0;

  constructor(documents: number) {
    this.#debit = new Int32Array(documents);
    this.#credit = new Int32Array(documents);
    this.#amount = new Float64Array(documents);
    this.#day = new Int32Array(documents);
  }

  add(debit: number, credit: number, amount: number, day: number): void {
    const at = this.#size++;
    this.#debit[at] = debit;
    this.#credit[at] = credit;
    this.#amount[at] = amount;
    this.#day[at] = day;
  }

  result(): SettlementColumns {
    return {
      debit: this.#debit.subarray(0, this.#size),
      credit: this.#credit.subarray(0, this.#size),
      amount: this.#amount.subarray(0, this.#size),
      day: this.#day.subarray(0, this.#size),
    };
  }
}
