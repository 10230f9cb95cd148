/** Sums of payment behaviour over parts, account by account, exact whatever the size (domain: Payment behaviour). */
import { EXACT_BELOW, type PaymentColumns } from './columnsShape';

/** Asked for at every part: a constant of this file is one to every way of building it. */
const EXACT = EXACT_BELOW;

/** The sums of the account at hand; `close` files them and starts anew. */
export class PaymentColumnSums {
  #amount = 0;
  #late = 0;
  #signedDays = 0;
  #lateDays = 0;
  #due = 0;
  #onTime = 0;
  #otherCredit = 0;
  #undated = 0;
  /** What did not fit the doubles above. */
  #wideSignedDays = 0n;
  #wideLateDays = 0n;

  readonly #columns: Record<
    'amount' | 'late' | 'due' | 'onTime' | 'otherCredit' | 'undated' | 'signedDays' | 'lateDays',
    Float64Array
  >;
  readonly #wide = new Map<number, { readonly signedDays: bigint; readonly lateDays: bigint }>();

  constructor(
    accounts: number,
    readonly windowAfter: number,
    readonly asOf: number,
  ) {
    const column = (): Float64Array => new Float64Array(accounts);
    this.#columns = {
      amount: column(),
      late: column(),
      due: column(),
      onTime: column(),
      otherCredit: column(),
      undated: column(),
      signedDays: column(),
      lateDays: column(),
    };
  }

  /** A part of a debit due on `due` that a payment settled on `on`. */
  paid(amount: number, due: number, on: number): void {
    const days = on - due;
    if (due > this.windowAfter && due <= this.asOf) {
      this.#due += amount;
      if (days <= 0) this.#onTime += amount;
    }
    if (on > this.windowAfter) this.#count(amount, days);
  }

  /** A part of a debit with a due date that is still open on asOf. */
  open(amount: number, due: number): void {
    if (due > this.windowAfter && due <= this.asOf) this.#due += amount;
    if (due < this.asOf) this.#count(amount, this.asOf - due);
  }

  paidUndated(amount: number, on: number): void {
    if (on > this.windowAfter) this.#undated += amount;
  }

  otherCredit(amount: number, on: number): void {
    if (on > this.windowAfter) this.#otherCredit += amount;
  }

  close(account: number): void {
    const columns = this.#columns;
    columns.amount[account] = this.#amount;
    columns.late[account] = this.#late;
    columns.due[account] = this.#due;
    columns.onTime[account] = this.#onTime;
    columns.otherCredit[account] = this.#otherCredit;
    columns.undated[account] = this.#undated;
    columns.signedDays[account] = this.#signedDays;
    columns.lateDays[account] = this.#lateDays;
    if (this.#wideSignedDays !== 0n || this.#wideLateDays !== 0n) {
      this.#wide.set(account, { signedDays: this.#wideSignedDays, lateDays: this.#wideLateDays });
      this.#wideSignedDays = 0n;
      this.#wideLateDays = 0n;
    }
    this.#amount = 0;
    this.#late = 0;
    this.#due = 0;
    this.#onTime = 0;
    this.#otherCredit = 0;
    this.#undated = 0;
    this.#signedDays = 0;
    this.#lateDays = 0;
  }

  result(): PaymentColumns {
    const { signedDays, lateDays, ...columns } = this.#columns;
    return {
      ...columns,
      signedDays: (account) => BigInt(signedDays[account] ?? 0) + (this.#wide.get(account)?.signedDays ?? 0n),
      lateDays: (account) => BigInt(lateDays[account] ?? 0) + (this.#wide.get(account)?.lateDays ?? 0n),
    };
  }

  #count(amount: number, days: number): void {
    this.#amount += amount;
    if (days > 0) this.#late += amount;
    const product = amount * days;
    const room = EXACT - Math.abs(product);
    if (Math.abs(this.#signedDays) < room && this.#lateDays < room) {
      this.#signedDays += product;
      if (days > 0) this.#lateDays += product;
    } else this.#countWide(amount, days);
  }

  #countWide(amount: number, days: number): void {
    const product = BigInt(amount) * BigInt(days);
    this.#wideSignedDays += product;
    if (days > 0) this.#wideLateDays += product;
  }
}
