/** One row's cells by column key, each read as its type; what cannot be read is reported and null, as a blank one is. */
import {
  cellText,
  currencyOf,
  isBlank,
  lostDigits,
  parseAmount,
  parseDayCell,
  parseFlag,
  parseShare,
  writtenText,
} from './cells';
import type { CustomerIndex } from './customerIndex';
import { unreadableCell, type RowOwner } from './decodeRows';
import type { Day } from './day';
import type { Currency, Money } from './money';
import { cellAt, type CellValue, type RowAt, type TableSnapshot, type Unreadable } from './records';

export class RowCells {
  /** How many of the row's cells could not be read so far. */
  refused = 0;

  constructor(
    readonly snapshot: TableSnapshot,
    readonly at: RowAt,
    readonly owner: RowOwner,
    readonly unreadable: Unreadable[],
  ) {}

  value(key: string): CellValue {
    return cellAt(this.snapshot, this.at.position, key);
  }

  isBlank(key: string): boolean {
    return isBlank(this.value(key));
  }

  /** For matching and codes: full-width forms made plain. */
  text(key: string): string {
    return cellText(this.value(key));
  }

  /** As a person wrote it, outer spaces apart. */
  written(key: string): string {
    return writtenText(this.value(key));
  }

  refuse(key: string, code: Unreadable['code']): null {
    this.refused++;
    this.unreadable.push(unreadableCell(this.at, key, this.value(key), code, this.owner));
    return null;
  }

  /** A code; one that is stored as a number too long to hold its digits is reported, and kept. */
  code(key: string): string {
    if (lostDigits(this.value(key))) this.refuse(key, 'number.unreadable');
    return this.text(key);
  }

  /** An amount or number of either sign. */
  amount(key: string): Money | null {
    return this.#read(key, parseAmount, 'amount.unreadable');
  }

  /** An amount that cannot be negative. */
  positive(key: string): Money | null {
    const amount = this.amount(key);
    return amount?.isNegative() === true ? this.refuse(key, 'amount.sign') : amount;
  }

  /** A share from 0 to 1, also written as a percentage. */
  share(key: string): Money | null {
    return this.#read(key, parseShare, 'amount.unreadable');
  }

  day(key: string): Day | null {
    return this.#read(key, parseDayCell, 'date.unreadable');
  }

  /** A whole number within bounds. */
  count(key: string, least: number, most: number): number | null {
    const read = (value: CellValue): number | null => {
      const amount = parseAmount(value);
      const fits = amount !== null && amount.isInteger() && amount.gte(least) && amount.lte(most);
      return fits ? amount.toNumber() : null;
    };
    return this.#read(key, read, 'amount.unreadable');
  }

  /** Yes or no; blank is no. */
  flag(key: string): boolean {
    return parseFlag(this.value(key)) ?? this.refuse(key, 'kind.unreadable') ?? false;
  }

  choice<K>(key: string, read: (value: CellValue) => K | null): K | null {
    return this.#read(key, read, 'kind.unreadable');
  }

  #read<T>(key: string, read: (value: CellValue) => T | null, code: Unreadable['code']): T | null {
    const value = this.value(key);
    return isBlank(value) ? null : (read(value) ?? this.refuse(key, code));
  }
}

/** Whose row it is: a customer of the ledger by number, else by name, else what the row says; its currency, else the book's. */
export function ownerOf(
  snapshot: TableSnapshot,
  at: RowAt,
  customers: CustomerIndex,
  bookCurrency: Currency,
): { readonly customer: string; readonly currency: Currency } {
  const idText = writtenText(cellAt(snapshot, at.position, 'customerId'));
  const nameText = writtenText(cellAt(snapshot, at.position, 'customerName'));
  const customer = customers.find(idText, nameText);
  const currency = cellAt(snapshot, at.position, 'currency');
  return {
    customer: customer?.id ?? (idText || nameText),
    currency: isBlank(currency) ? (customer?.currency ?? bookCurrency) : currencyOf(currency),
  };
}

/** The cells of a row that belongs to a customer. */
export function customerCells(
  snapshot: TableSnapshot,
  at: RowAt,
  owner: { readonly customer: string; readonly currency: Currency },
  unreadable: Unreadable[],
): RowCells {
  return new RowCells(snapshot, at, { ...owner, customer: owner.customer || null }, unreadable);
}
