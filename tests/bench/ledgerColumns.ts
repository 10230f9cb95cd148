/** Invented ledgers of any size as columns: one term per customer, rows in the order they were entered, the same each time. */
import { addMonths, dayOf, type Day } from '../../src/ledger/day';
import { ROLE, type Columns } from '../../src/credit/settlement/columnsShape';

/** What both sides are asked for. */
export interface Question {
  readonly columns: Columns;
  readonly asOf: Day;
  readonly windowAfter: Day;
  /** In units, the same for every account. */
  readonly floor: number;
}

const AS_OF = dayOf(2026, 6, 30);
/** Three years of documents. */
const DAYS = 1_096;
const TERMS = [0, 15, 30, 45, 60, 90] as const;
const DOCUMENTS_PER_ACCOUNT = 100;
const INVOICES_PER_100 = 60;
const CREDIT_NOTES_PER_100 = 3;
const CENTS_MAX = 1_000_000;
/** Credits are fewer and so larger, and pay for nineteen twentieths of the invoices. */
const CREDIT_SIZE = (INVOICES_PER_100 / (100 - INVOICES_PER_100)) * 0.95;
const FLOOR = 10_000;

export function ledgerColumns(documents: number, accounts = documents / DOCUMENTS_PER_ACCOUNT): Question {
  const columns: Columns = {
    accounts,
    account: new Int32Array(documents),
    role: new Uint8Array(documents),
    date: new Int32Array(documents),
    due: new Int32Array(documents),
    amount: new Float64Array(documents),
    rank: null,
  };
  const random = uniform();
  for (let row = 0; row < documents; row++) {
    const account = random(accounts);
    const kind = random(100);
    const date = AS_OF - DAYS + 1 + Math.floor((row * DAYS) / documents);
    const isDebit = kind < INVOICES_PER_100;
    const size = 1 + random(CENTS_MAX);
    columns.account[row] = account;
    columns.date[row] = date;
    columns.role[row] = isDebit
      ? ROLE.debit
      : kind < 100 - CREDIT_NOTES_PER_100
        ? ROLE.payment
        : ROLE.otherCredit;
    columns.due[row] = date + (TERMS[account % TERMS.length] ?? 0);
    columns.amount[row] = isDebit ? size : Math.ceil(size * CREDIT_SIZE);
  }
  return { columns, asOf: AS_OF, windowAfter: addMonths(AS_OF, -12), floor: FLOOR };
}

/** Whole numbers from 0 up to a bound, from a fixed seed (mulberry32). */
function uniform(): (below: number) => number {
  let state = 20_260_630;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
