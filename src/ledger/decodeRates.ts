/** The 汇率 table. A row that cannot be read is no rate, and reported. */
import { currencyOf, isBlank, isCurrencyCode, parseAmount, parseDayCell } from './cells';
import { NO_OWNER, rowsOf } from './decodeRows';
import { Exact, type Money } from './money';
import type { CellValue, Rate, TableSnapshot, Unreadable } from './records';
import { RowCells } from './rowCells';

const ONE = new Exact(1);

/** Rates in row order; blank units are 1. */
export function decodeRates(snapshot: TableSnapshot, unreadable: Unreadable[]): Rate[] {
  const rates: Rate[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const cells = new RowCells(snapshot, at, NO_OWNER, unreadable);
    const currency = currencyOf(cells.value('currency'));
    const units = cells.isBlank('units') ? ONE : aboveZero(cells.value('units'));
    const rate = aboveZero(cells.value('rate'));
    const date = isBlank(cells.value('date')) ? null : parseDayCell(cells.value('date'));
    if (!isCurrencyCode(currency)) cells.refuse('currency', 'rate.unreadable');
    else if (units === null) cells.refuse('units', 'rate.unreadable');
    else if (rate === null) cells.refuse('rate', 'rate.unreadable');
    else if (date === null) cells.refuse('date', 'rate.unreadable');
    else rates.push({ at, currency, units, rate, date, source: cells.written('rateSource') });
  }
  return rates;
}

function aboveZero(cell: CellValue): Money | null {
  const amount = isBlank(cell) ? null : parseAmount(cell);
  return amount?.gt(0) === true ? amount : null;
}
