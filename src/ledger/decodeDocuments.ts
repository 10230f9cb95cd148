/** The 往来 table: documents with their due dates (domain: Documents, Due date). */
import { cellText, currencyOf, isBlank, lostDigits, parseAmount, parseDayCell, writtenText } from './cells';
import type { CustomerIndex } from './decodeCustomers';
import { choiceReader, rowsOf, unreadableCell, type RowOwner } from './decodeRows';
import type { Day } from './day';
import type { Currency, Money } from './money';
import type { Policy } from './policy';
import {
  PLAIN,
  type CellValue,
  type Customer,
  type LedgerDocument,
  type RowAt,
  type TableSnapshot,
  type Unreadable,
} from './records';
import { DOCUMENT_KIND, type DocumentKind } from './tables';
import { dueDate, parseTerms, type Terms } from './terms';

/** Between the numbers of one cell; a space or a hyphen may be part of a number. */
const NUMBER_SEPARATOR = /[,、;|\n]/;

/** A negative invoice is a credit note, a negative receipt a refund (domain: Documents). The other kinds have no negative form. */
const NEGATIVE_FORM: Partial<Readonly<Record<DocumentKind, DocumentKind>>> = {
  invoice: 'creditNote',
  receipt: 'refund',
};

/**
 * Documents in row order. A row whose kind, date or amount cannot be read is not a document: it is reported, and its
 * customer's figures are unknown. A due date that cannot be read leaves the document without one, and is reported.
 */
export function decodeDocuments(
  snapshot: TableSnapshot,
  customers: CustomerIndex,
  policy: Policy,
  unreadable: Unreadable[],
): LedgerDocument[] {
  const decoder = new DocumentDecoder(snapshot, customers, policy, unreadable);
  const documents: LedgerDocument[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const document = decoder.decode(at);
    if (document) documents.push(document);
  }
  return documents;
}

class DocumentDecoder {
  readonly #kindOf = choiceReader(DOCUMENT_KIND);
  readonly #terms = new Map<string, Terms | null>();
  readonly #columns: ReadonlyMap<string, number>;

  constructor(
    readonly snapshot: TableSnapshot,
    readonly customers: CustomerIndex,
    readonly policy: Policy,
    readonly unreadable: Unreadable[],
  ) {
    this.#columns = snapshot.columns;
  }

  decode(at: RowAt): LedgerDocument | null {
    const idText = writtenText(this.#cell(at, 'customerId'));
    const nameText = writtenText(this.#cell(at, 'customerName'));
    const customer = this.customers.find(idText, nameText);
    const customerText = idText || nameText;
    const currency = this.#currency(at, customer);
    const owner: RowOwner = { customer: customer?.id ?? (customerText || null), currency };
    const signed = this.#kindAndAmount(at, owner);
    const date = this.#date(at, owner);
    if (signed === null || date === null) return null;
    const { kind, amount } = signed;
    return {
      at,
      customer: customer?.id ?? null,
      customerText,
      kind,
      number: this.#number(at, owner),
      date,
      ...this.#due(at, owner, kind, date, customer),
      amount,
      currency,
      settles: this.#settles(at, owner),
      instalments: [],
      order: '',
      details: PLAIN,
    };
  }

  #cell(at: RowAt, key: string): CellValue {
    const column = this.#columns.get(key);
    return column === undefined ? '' : (this.snapshot.rows[at.position]?.[column] ?? '');
  }

  #refuse(at: RowAt, column: string, code: Unreadable['code'], owner: RowOwner): null {
    this.unreadable.push(unreadableCell(at, column, this.#cell(at, column), code, owner));
    return null;
  }

  #currency(at: RowAt, customer: Customer | null): Currency {
    const value = this.#cell(at, 'currency');
    return isBlank(value) ? (customer?.currency ?? this.policy.currency) : currencyOf(value);
  }

  #kindAndAmount(at: RowAt, owner: RowOwner): { kind: DocumentKind; amount: Money } | null {
    const kind = this.#kindOf(this.#cell(at, 'kind'));
    const value = this.#cell(at, 'amount');
    const amount = isBlank(value) ? null : parseAmount(value);
    if (kind === null) this.#refuse(at, 'kind', 'kind.unreadable', owner);
    if (amount === null) this.#refuse(at, 'amount', 'amount.unreadable', owner);
    if (kind === null || amount === null) return null;
    if (kind === 'opening' || amount.gte(0)) return { kind, amount };
    const negative = NEGATIVE_FORM[kind];
    if (negative === undefined) return this.#refuse(at, 'amount', 'amount.sign', owner);
    return { kind: negative, amount: amount.neg() };
  }

  #date(at: RowAt, owner: RowOwner): Day | null {
    return parseDayCell(this.#cell(at, 'date')) ?? this.#refuse(at, 'date', 'date.unreadable', owner);
  }

  #number(at: RowAt, owner: RowOwner): string {
    const value = this.#cell(at, 'number');
    if (lostDigits(value)) this.#refuse(at, 'number', 'number.unreadable', owner);
    return cellText(value);
  }

  #settles(at: RowAt, owner: RowOwner): string[] {
    const value = this.#cell(at, 'settles');
    if (value === '') return [];
    if (lostDigits(value)) this.#refuse(at, 'settles', 'number.unreadable', owner);
    return cellText(value)
      .split(NUMBER_SEPARATOR)
      .map((number) => number.trim())
      .filter((number) => number !== '');
  }

  #due(
    at: RowAt,
    owner: RowOwner,
    kind: DocumentKind,
    date: Day,
    customer: Customer | null,
  ): Pick<LedgerDocument, 'due' | 'dueFrom'> {
    const value = this.#cell(at, 'due');
    if (!isBlank(value)) {
      const due = parseDayCell(value) ?? this.#refuse(at, 'due', 'date.unreadable', owner);
      return due === null ? { due, dueFrom: 'none' } : { due, dueFrom: 'cell' };
    }
    const terms = kind === 'invoice' && customer ? this.#termsOf(customer.termText) : null;
    const due = terms === null ? null : dueDate(date, terms, this.policy.monthTerms);
    return due === null ? { due, dueFrom: 'none' } : { due, dueFrom: 'terms' };
  }

  #termsOf(text: string): Terms | null {
    let terms = this.#terms.get(text);
    if (terms === undefined) this.#terms.set(text, (terms = parseTerms(text)));
    return terms;
  }
}
