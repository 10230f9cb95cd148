/**
 * Blocks of accounts small enough to stay in a processor's cache while they are settled: reading a million documents account
 * by account straight from the columns would wait for memory at every one of them. Documents are dealt out to their blocks in
 * one pass over the columns, and sorted by account within the block.
 */
import { entryOrder } from './columnsOrder';
import { ROLE, type Columns } from './columnsShape';

/** Documents of a block on average: 24 bytes each, twice. */
const BLOCK_DOCUMENTS = 32_768;

/**
 * A dealt document is one record, so that dealing writes to one place per block at a time: its amount, then as whole numbers
 * half as wide its row, date, due date, account with role.
 */
const DOUBLES = 3;
const INTS = 2 * DOUBLES;
const ROW = 2;
const DATE = 3;
const DUE = 4;
const OWNER = 5;

/** Accounts of few documents: as many to a block as its counts may take up. */
const ACCOUNT_BITS_MAX = 12;

/** The role stands below the account. */
const ROLE_BITS = 2;
const ROLE_MASK = 3;

const DEBIT = ROLE.debit;

/** Documents of one block: by account, debits before credits, each by date, number and row. */
export class EntryBlock {
  readonly row: Int32Array;
  readonly date: Int32Array;
  readonly due: Int32Array;
  readonly role: Uint8Array;
  readonly amount: Float64Array;
  /** The debits of the nth account stand from `starts[2n]` up to `starts[2n + 1]`, its credits from there to `starts[2n + 2]`. */
  readonly starts: Int32Array;

  constructor(documents: number, accounts: number) {
    this.row = new Int32Array(documents);
    this.date = new Int32Array(documents);
    this.due = new Int32Array(documents);
    this.role = new Uint8Array(documents);
    this.amount = new Float64Array(documents);
    this.starts = new Int32Array(2 * accounts + 1);
  }
}

/** Memory that is only needed while columns are settled. Whoever settles again and again keeps one and takes it once. */
export class ColumnsWorkspace {
  amounts = new Float64Array(0);
  /** The same memory. */
  fields = new Int32Array(this.amounts.buffer);

  /** Room for as many documents, with anything in it. */
  reserve(documents: number): void {
    if (this.amounts.length >= DOUBLES * documents) return;
    this.amounts = new Float64Array(DOUBLES * documents);
    this.fields = new Int32Array(this.amounts.buffer);
  }
}

export class ColumnBlocks {
  /** A power of two, so that the block of an account is a matter of bits. */
  readonly accountsEach: number;
  readonly count: number;
  readonly #accountBits: number;
  /** Where the documents of each block stand among the dealt ones. */
  readonly #starts: Int32Array;
  readonly #fields: Int32Array;
  readonly #amounts: Float64Array;
  /** The block at hand: one for all in turn. */
  readonly #block: EntryBlock;
  readonly #next: Int32Array;

  constructor(columns: Columns, workspace: ColumnsWorkspace) {
    const { accounts, account } = columns;
    const documents = account.length;
    const wanted = (accounts * BLOCK_DOCUMENTS) / Math.max(1, documents);
    this.#accountBits = Math.max(0, Math.min(ACCOUNT_BITS_MAX, Math.floor(Math.log2(wanted))));
    this.accountsEach = 2 ** this.#accountBits;
    this.count = Math.ceil(accounts / this.accountsEach);
    this.#starts = this.#count(account);
    workspace.reserve(documents);
    this.#fields = workspace.fields;
    this.#amounts = workspace.amounts;
    this.#deal(columns, entryOrder(columns));
    let largest = 0;
    for (let block = 0; block < this.count; block++) largest = Math.max(largest, this.#sizeOf(block));
    this.#block = new EntryBlock(largest, this.accountsEach);
    this.#next = new Int32Array(2 * this.accountsEach);
  }

  /** The documents of a block; the next call takes them away again. */
  at(block: number): EntryBlock {
    const sorted = this.#block;
    const first = block * this.accountsEach;
    this.#countSides(block, first);
    const { row, date, due, role, amount } = sorted;
    const fields = this.#fields;
    const amounts = this.#amounts;
    const next = this.#next;
    const end = this.#starts[block + 1] as number;
    for (let dealt = this.#starts[block] as number; dealt < end; dealt++) {
      const field = INTS * dealt;
      const owner = fields[field + OWNER] as number;
      const kind = owner & ROLE_MASK;
      const side = 2 * ((owner >> ROLE_BITS) - first) + (kind === DEBIT ? 0 : 1);
      const place = next[side] as number;
      next[side] = place + 1;
      row[place] = fields[field + ROW] as number;
      date[place] = fields[field + DATE] as number;
      due[place] = fields[field + DUE] as number;
      role[place] = kind;
      amount[place] = amounts[DOUBLES * dealt] as number;
    }
    return sorted;
  }

  #sizeOf(block: number): number {
    return (this.#starts[block + 1] as number) - (this.#starts[block] as number);
  }

  #count(account: Int32Array): Int32Array {
    const starts = new Int32Array(this.count + 1);
    const bits = this.#accountBits;
    for (let row = 0; row < account.length; row++) {
      const block = ((account[row] as number) >> bits) + 1;
      starts[block] = (starts[block] as number) + 1;
    }
    for (let block = 0; block < this.count; block++) {
      starts[block + 1] = (starts[block + 1] as number) + (starts[block] as number);
    }
    return starts;
  }

  #deal({ account, date, due, role, amount }: Columns, order: Int32Array | null): void {
    const next = Int32Array.from(this.#starts);
    const bits = this.#accountBits;
    const fields = this.#fields;
    const amounts = this.#amounts;
    for (let index = 0; index < account.length; index++) {
      const row = order === null ? index : (order[index] as number);
      const owner = account[row] as number;
      const block = owner >> bits;
      const dealt = next[block] as number;
      next[block] = dealt + 1;
      const field = INTS * dealt;
      amounts[DOUBLES * dealt] = amount[row] as number;
      fields[field + ROW] = row;
      fields[field + DATE] = date[row] as number;
      fields[field + DUE] = due[row] as number;
      fields[field + OWNER] = (owner << ROLE_BITS) | (role[row] as number);
    }
  }

  #countSides(block: number, first: number): void {
    const { starts } = this.#block;
    starts.fill(0);
    const end = this.#starts[block + 1] as number;
    for (let dealt = this.#starts[block] as number; dealt < end; dealt++) {
      const owner = this.#fields[INTS * dealt + OWNER] as number;
      const side = 2 * ((owner >> ROLE_BITS) - first) + ((owner & ROLE_MASK) === DEBIT ? 0 : 1);
      starts[side + 1] = (starts[side + 1] as number) + 1;
    }
    for (let side = 1; side < starts.length; side++) {
      starts[side] = (starts[side] as number) + (starts[side - 1] as number);
    }
    this.#next.set(starts.subarray(0, this.#next.length));
  }
}
