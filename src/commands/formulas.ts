/**
 * Live formulas against the engine: a calculated cell must show what the rows say as the engine reads them, with what the
 * last check stamped beside it. A formula typed over is found at every check; figures are compared when it is made for the
 * book's own 检查日期.
 */
import type { Finding } from '../credit/report';
import { serialOf, type Day } from '../ledger/day';
import { liveSums, type CustomerSums } from '../ledger/liveSums';
import { decimalsOf, moneyFromNumber } from '../ledger/money';
import { cellAt, type CellValue, type Customer, type Ledger, type RowAt } from '../ledger/records';
import { rowIdAt } from '../ledger/rowIds';
import type { TableKey } from '../ledger/tables';
import type { BookRead } from '../workbook';

export interface FormulaComparison {
  readonly state: 'agree' | 'differ' | 'not compared, different date' | 'none';
  readonly findings: readonly Finding[];
}

type Compared = Pick<BookRead, 'ledger' | 'live' | 'overwritten'>;

export function compareFormulas(read: Compared, asOf: Day): FormulaComparison {
  const { ledger, live } = read;
  if (!live && read.overwritten.length === 0) return { state: 'none', findings: [] };
  const day = ledger.policy.asOf;
  // Where a column is gone its cells are no formulas to be compared, and others show what follows from them.
  const isComparable = live && day === asOf;
  const comparison = new Comparison(read, isComparable);
  const sums = liveSums(ledger, day ?? asOf);
  for (const customer of ledger.customers) {
    const own = sums.customers[customer.at.position];
    if (own) comparison.customer(customer, expectedOf(ledger, customer, own));
  }
  const owners = new Map(ledger.documents.map((document) => [document.at.position, document.customer]));
  for (const [position, cells] of sums.documents.entries()) {
    const expected = owners.has(position)
      ? { ...cells, daysOverdue: daysOverdueOf(ledger, position, day) }
      : cells;
    comparison.document(position, owners.get(position) ?? null, expected);
  }
  const { findings } = comparison;
  if (!live) return { state: 'differ', findings };
  if (!isComparable) return { state: 'not compared, different date', findings };
  return { state: findings.length === 0 ? 'agree' : 'differ', findings };
}

/** Cells of a row by column key. */
type Cells = Readonly<Record<string, CellValue>>;

/** What a customer's calculated cells must show: blank where a check found, or the rows say, that it cannot be known. */
function expectedOf({ tables }: Ledger, { at }: Customer, sums: CustomerSums): Cells {
  const cell = (key: string): CellValue => cellAt(tables.customers, at.position, key);
  const known = cell('otherBalance') !== '?' && sums.notBooked <= numberIn(cell('otherRows'));
  const balance = known ? sums.balance.toNumber() + numberIn(cell('otherBalance')) : '';
  const exposure = balance === '' ? '' : balance + numberIn(cell('otherExposure'));
  const effective = cell('effective');
  const canCompare = typeof effective === 'number' && exposure !== '';
  return {
    ...sums.cells,
    balance,
    exposure,
    available: canCompare ? effective - exposure : '',
    utilisation: canCompare && effective > 0 ? Math.max(0, exposure) / effective : '',
  };
}

function daysOverdueOf({ tables }: Ledger, position: number, asOf: Day | null): CellValue {
  const due = cellAt(tables.documents, position, 'dueUsed');
  const open = numberIn(cellAt(tables.documents, position, 'open'));
  return typeof due === 'number' && open > 0 && asOf !== null ? Math.max(0, serialOf(asOf) - due) : '';
}

/** A share is shown to a tenth of a percent; formulas must agree far below that. */
const SHARE_DECIMALS = 6;

class Comparison {
  readonly findings: Finding[] = [];
  readonly #overwritten: ReadonlySet<string>;

  constructor(
    readonly read: Compared,
    readonly isComparable: boolean,
  ) {
    this.#overwritten = new Set(read.overwritten.map(({ at, column }) => placeKey(at, column)));
  }

  customer({ at, id, currency }: Customer, expected: Cells): void {
    for (const [column, computed] of Object.entries(expected)) {
      const decimals = column === 'utilisation' ? SHARE_DECIMALS : decimalsOf(currency);
      this.#compare(at, column, id, computed, decimals);
    }
  }

  document(position: number, customer: string | null, expected: Cells): void {
    const table: TableKey = 'documents';
    const at: RowAt = { table, id: rowIdAt(this.read.ledger.tables[table], position), position };
    for (const [column, computed] of Object.entries(expected)) {
      this.#compare(at, column, customer, computed, BOOKED_DECIMALS);
    }
  }

  #compare(at: RowAt, column: string, customer: string | null, computed: CellValue, decimals: number): void {
    const shown = cellAt(this.read.ledger.tables[at.table], at.position, column);
    const isOverwritten = this.#overwritten.has(placeKey(at, column));
    if (!isOverwritten && (!this.isComparable || sameFigure(shown, computed, decimals))) return;
    this.findings.push({
      rule: isOverwritten ? 'formula.overwritten' : 'formula.differs',
      severity: 'medium',
      at,
      column,
      customer,
      figures: { shown: textOf(shown), computed: textOf(computed) },
    });
  }
}

/** Amounts have up to four decimals, whatever their currency. */
const BOOKED_DECIMALS = 4;

function placeKey({ table, position }: RowAt, column: string): string {
  return `${table}.${column}.${position}`;
}

function textOf(value: CellValue): string {
  return typeof value === 'number' ? moneyFromNumber(value).toFixed() : String(value);
}

function sameFigure(shown: CellValue, computed: CellValue, decimals: number): boolean {
  if (typeof shown === 'number' && typeof computed === 'number') {
    return Math.abs(shown - computed) < 0.5 / 10 ** decimals;
  }
  return typeof shown === 'string' && typeof computed === 'string'
    ? shown.toLowerCase() === computed.toLowerCase()
    : shown === computed;
}

function numberIn(value: CellValue): number {
  return typeof value === 'number' ? value : 0;
}
