/** The 往来 table: documents with their due dates (domain: Documents, Due date). */
import { cellText, currencyOf, isBlank, lostDigits, parseAmount, parseDayCell, writtenText } from './cells';
import type { CustomerIndex } from './customerIndex';
import { choiceReader, rowsOf, unreadableCell, type RowOwner } from './decodeRows';
import type { Day } from './day';
import { DetailsDecoder } from './documentDetails';
import { DocumentTerms, withInstalments, type Pending, type TermsDue } from './documentTerms';
import type { Share } from './instalments';
import { ZERO, type Currency, type Money } from './money';
import type { Policy } from './policy';
import {
  PLAIN,
  type CellValue,
  type Customer,
  type CustomerFact,
  type Instalment,
  type LedgerDocument,
  type RowAt,
  type TableSnapshot,
  type Unreadable,
} from './records';
import { numbersIn } from './documentNumbers';
import { RowCells } from './rowCells';
import { DOCUMENT_KIND, type DocumentKind } from './tables';

/** Kinds whose amount keeps its own sign: a state either way, or a return of goods. */
const SIGNED: ReadonlySet<DocumentKind> = new Set(['opening', 'adjustment', 'delivery', 'statement']);

/** Kinds that need no amount: the event alone counts, or a blank means the whole of the note they name. */
const AMOUNTLESS: ReadonlySet<DocumentKind> = new Set([
  'extension',
  'reminder',
  'lawsuit',
  'noteDiscounted',
  'noteEndorsed',
  'noteHonoured',
  'noteDishonoured',
  'noteRecourse',
]);

/** One for all rows that have none: a hundred thousand empty lists are a burden. */
const NO_NUMBERS: readonly string[] = [];
const NO_INSTALMENTS: readonly Instalment[] = [];

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
  facts: readonly CustomerFact[],
  unreadable: Unreadable[],
): LedgerDocument[] {
  const terms = new DocumentTerms(policy.monthTerms, facts);
  const decoder = new DocumentDecoder(snapshot, customers, policy.currency, terms, unreadable);
  const documents: LedgerDocument[] = [];
  const pending: Pending[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const decoded = decoder.decode(at);
    if (decoded === null) continue;
    const { document, customer, shares } = decoded;
    if (shares !== null && customer !== null) pending.push({ index: documents.length, shares, customer });
    documents.push(document);
  }
  withInstalments(documents, pending);
  return documents;
}

type DocumentDue = Pick<LedgerDocument, 'due' | 'dueFrom'> & Pick<TermsDue, 'estimated' | 'shares'>;
const NO_DUE: DocumentDue = { due: null, dueFrom: 'none', estimated: false, shares: null };

interface Decoded {
  readonly document: LedgerDocument;
  readonly customer: Customer | null;
  readonly shares: readonly Share[] | null;
}

class DocumentDecoder {
  readonly #kindOf = choiceReader(DOCUMENT_KIND);
  readonly #columns: ReadonlyMap<string, number>;
  readonly #details: DetailsDecoder;

  constructor(
    readonly snapshot: TableSnapshot,
    readonly customers: CustomerIndex,
    readonly bookCurrency: Currency,
    readonly terms: DocumentTerms,
    readonly unreadable: Unreadable[],
  ) {
    this.#columns = snapshot.columns;
    this.#details = new DetailsDecoder(snapshot);
  }

  decode(at: RowAt): Decoded | null {
    const idText = writtenText(this.#cell(at, 'customerId'));
    const nameText = writtenText(this.#cell(at, 'customerName'));
    const customer = this.customers.find(idText, nameText);
    const customerText = idText || nameText;
    const currency = this.#currency(at, customer);
    const owner: RowOwner = { customer: customer?.id ?? (customerText || null), currency };
    const details = this.#details.isPlain(this.snapshot.rows[at.position] ?? [])
      ? PLAIN
      : this.#details.decode(new RowCells(this.snapshot, at, owner, this.unreadable));
    const signed = this.#kindAndAmount(at, owner, details.void);
    const date = this.#date(at, owner);
    if (signed === null || date === null) return null;
    const { kind, amount } = signed;
    const { due, dueFrom, estimated, shares } = this.#due(at, owner, customer, { kind, date, details });
    const document: LedgerDocument = {
      at,
      customer: customer?.id ?? null,
      customerText,
      kind,
      number: this.#code(at, 'number', owner),
      date,
      due,
      dueFrom,
      amount,
      currency,
      settles: this.#settles(at, owner),
      instalments: NO_INSTALMENTS,
      order: this.#code(at, 'order', owner),
      details: estimated ? { ...details, estimated } : details,
    };
    return { document, customer, shares };
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
    return isBlank(value) ? (customer?.currency ?? this.bookCurrency) : currencyOf(value);
  }

  /** A void row has no effect: its amount may be blank. */
  #kindAndAmount(at: RowAt, owner: RowOwner, isVoid: boolean): { kind: DocumentKind; amount: Money } | null {
    const kind = this.#kindOf(this.#cell(at, 'kind'));
    const value = this.#cell(at, 'amount');
    const needed = !isVoid && (kind === null || !AMOUNTLESS.has(kind));
    const amount = isBlank(value) ? (needed ? null : ZERO) : parseAmount(value);
    if (kind === null) this.#refuse(at, 'kind', 'kind.unreadable', owner);
    if (amount === null) this.#refuse(at, 'amount', 'amount.unreadable', owner);
    if (kind === null || amount === null) return null;
    if (amount.gte(0) || SIGNED.has(kind)) return { kind, amount };
    const negative = NEGATIVE_FORM[kind];
    if (negative === undefined) return this.#refuse(at, 'amount', 'amount.sign', owner);
    return { kind: negative, amount: amount.neg() };
  }

  #date(at: RowAt, owner: RowOwner): Day | null {
    return parseDayCell(this.#cell(at, 'date')) ?? this.#refuse(at, 'date', 'date.unreadable', owner);
  }

  #code(at: RowAt, column: 'number' | 'order', owner: RowOwner): string {
    const value = this.#cell(at, column);
    if (value === '') return '';
    if (lostDigits(value)) this.#refuse(at, column, 'number.unreadable', owner);
    return cellText(value);
  }

  #settles(at: RowAt, owner: RowOwner): readonly string[] {
    const value = this.#cell(at, 'settles');
    if (value === '') return NO_NUMBERS;
    if (lostDigits(value)) this.#refuse(at, 'settles', 'number.unreadable', owner);
    return numbersIn(value);
  }

  /** Its own cell first; else, of an invoice, the customer's terms. */
  #due(
    at: RowAt,
    owner: RowOwner,
    customer: Customer | null,
    { kind, date, details }: Pick<LedgerDocument, 'kind' | 'date' | 'details'>,
  ): DocumentDue {
    const value = this.#cell(at, 'due');
    if (!isBlank(value)) {
      const due = parseDayCell(value) ?? this.#refuse(at, 'due', 'date.unreadable', owner);
      return due === null ? NO_DUE : { due, dueFrom: 'cell', estimated: false, shares: null };
    }
    if (kind !== 'invoice' || customer === null) return NO_DUE;
    const { due, estimated, shares } = this.terms.due(customer, date, details.receivedOn);
    return due === null && shares === null ? NO_DUE : { due, dueFrom: 'terms', estimated, shares };
  }
}
