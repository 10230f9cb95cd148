/** The computed columns of 客户 and 往来 as cells to set: values true as of the report's day, written only where they differ. */
import type { CellChange, SetCells } from '../ledger/changes';
import { serialOf } from '../ledger/day';
import { liveSums, type CustomerSums } from '../ledger/liveSums';
import { moneyFromNumber, moneyToNumber, roundMoney, type Currency, type Money } from '../ledger/money';
import { cellAt, type CellValue, type Ledger, type LedgerDocument, type RowAt } from '../ledger/records';
import {
  BUCKET,
  columnOf,
  LIMIT_STATE,
  RISK_CLASS,
  TABLES,
  type Language,
  type TableKey,
} from '../ledger/tables';
import { isCredit } from './settlement/account';
import type { CheckReport, CustomerFigures, OpenItem } from './report';

export interface StampOptions {
  /** True when computed columns are formulas in the workbook: they are then not stamped, only what formulas cannot know. */
  readonly live: boolean;
}

/** What a row's computed cells should hold, by column key. Blank is unknown or without meaning there. */
type Stamp = Readonly<Record<string, CellValue>>;

/**
 * One SetCells per column that has a cell to change; `expected` is what the cell holds now. Money is rounded to its
 * currency's decimals before it is compared and written. Documents that do not count on that day are blank but for their
 * due date.
 */
export function stampChanges(ledger: Ledger, report: CheckReport, options: StampOptions): SetCells[] {
  const items = new Map(report.items.map((item) => [item.at.position, item]));
  const customers = new Map(report.customers.map((figures) => [figures.id, figures]));
  const stamper = new Stamper(ledger);
  const sums = options.live ? liveSums(ledger, report.asOf).customers : [];
  for (const customer of ledger.customers) {
    const figures = customers.get(customer.id);
    if (!figures) continue;
    const { currency } = figures;
    stamper.stamp(customer.at, customerStamp(figures, ledger.language), currency);
    const sum = sums[customer.at.position];
    stamper.stamp(customer.at, sum ? besideFormulas(figures, sum) : inPlaceOfFormulas(figures), currency);
  }
  for (const document of ledger.documents) {
    const item = items.get(document.at.position);
    stamper.stamp(document.at, documentStamp(document, item, ledger.language, options), document.currency);
  }
  return stamper.changes();
}

function customerStamp(figures: CustomerFigures, language: Language): Stamp {
  const { currency, limit, why } = figures;
  const cell = (amount: Money | null): CellValue => moneyCell(amount, currency);
  return {
    limit: cell(limit.amount),
    effective: cell(figures.effective),
    overdue: cell(figures.overdue),
    longestOverdue: figures.longestOverdue ?? '',
    unapplied: cell(figures.unapplied),
    limitState: why['limit'] === undefined ? LIMIT_STATE[limit.state][language] : '',
    riskClass: figures.riskClass === null ? '' : RISK_CLASS[figures.riskClass][language],
  };
}

/** What formulas read when a check found that the balance cannot be known. */
const UNKNOWN = '?';

/** What the balance and the exposure have beyond what formulas give: other currencies, dishonoured notes, commitments. */
function besideFormulas({ balance, exposure, currency }: CustomerFigures, sum: CustomerSums): Stamp {
  const cell = (amount: Money): CellValue => {
    const rounded = roundMoney(amount, currency);
    return rounded.isZero() ? '' : moneyToNumber(rounded);
  };
  const known = balance !== null && exposure !== null;
  return {
    otherBalance: known ? cell(balance.minus(sum.balance)) : UNKNOWN,
    otherExposure: known ? cell(exposure.minus(balance)) : '',
    otherRows: known && sum.notBooked > 0 ? sum.notBooked : '',
  };
}

function inPlaceOfFormulas(figures: CustomerFigures): Stamp {
  const cell = (amount: Money | null): CellValue => moneyCell(amount, figures.currency);
  return {
    balance: cell(figures.balance),
    exposure: cell(figures.exposure),
    available: cell(figures.available),
    utilisation: figures.utilisation === null ? '' : figures.utilisation.toNumber(),
    ...BLANK_HELPERS.customers,
  };
}

/** Blank where no formula reads them. */
const BLANK_HELPERS = { customers: blankHelpers('customers'), documents: blankHelpers('documents') };

function blankHelpers(table: TableKey): Stamp {
  const helpers = TABLES[table].columns.filter(({ helper }) => helper === true);
  return Object.fromEntries(helpers.map(({ key }) => [key, '']));
}

function documentStamp(
  document: LedgerDocument,
  item: OpenItem | undefined,
  language: Language,
  { live }: StampOptions,
): Stamp {
  const isDebit = !isCredit(document) && document.kind !== 'refund';
  const open = item?.open.gt(0) === true;
  const stamped = {
    dueUsed: isDebit && document.due !== null ? serialOf(document.due) : '',
    open: item ? moneyCell(item.open, document.currency) : '',
    bucket: open && item.bucket !== null ? BUCKET[item.bucket][language] : '',
  };
  if (live) return stamped;
  const daysLate = open ? item.daysLate : null;
  return {
    ...stamped,
    daysOverdue: daysLate === null ? '' : Math.max(0, daysLate),
    ...BLANK_HELPERS.documents,
  };
}

function moneyCell(amount: Money | null, currency: Currency): CellValue {
  return amount === null ? '' : moneyToNumber(roundMoney(amount, currency));
}

/** Collects changes by table and column. */
class Stamper {
  readonly #cells = new Map<string, { table: TableKey; column: string; cells: CellChange[] }>();

  constructor(readonly ledger: Ledger) {}

  stamp(row: RowAt, stamp: Stamp, currency: Currency): void {
    const table = this.ledger.tables[row.table];
    for (const [column, value] of Object.entries(stamp)) {
      const expected = cellAt(table, row.position, column);
      const isMoney = columnOf(row.table, column).type === 'money';
      if (!table.columns.has(column) || holds(expected, value, isMoney ? currency : null)) continue;
      this.#changesOf(row.table, column).push({ row, expected, value });
    }
  }

  changes(): SetCells[] {
    return [...this.#cells.values()];
  }

  #changesOf(table: TableKey, column: string): CellChange[] {
    const key = `${table}.${column}`;
    let found = this.#cells.get(key);
    if (!found) this.#cells.set(key, (found = { table, column, cells: [] }));
    return found.cells;
  }
}

/** Whether the cell already says so; an amount is compared as the money it shows in its currency. */
function holds(cell: CellValue, value: CellValue, currency: Currency | null): boolean {
  if (cell === value) return true;
  if (currency === null || typeof cell !== 'number' || typeof value !== 'number') return false;
  return Number.isFinite(cell) && roundMoney(moneyFromNumber(cell), currency).eq(moneyFromNumber(value));
}
