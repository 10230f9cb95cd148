/**
 * Brings the documents and limits of all tables together under their import identity: several lines with one number, kind,
 * customer and day are one document; what a ledger or another table holds already is added once.
 */
import { fitsCell, type Money } from '../../ledger/money';
import type { ImportedCustomer } from './customers';
import { contentHash } from './hash';
import type { DocumentDraft, LimitDraft } from '../rows/records';
import type { Difference, KnownDocuments } from './known';

/** taken: a document the ledger has, whose change a person takes over. */
export type Outcome = 'added' | 'already.imported' | 'duplicate' | 'changed' | 'taken';

/** Whether the import writes something of it. */
export function isWritten(outcome: Outcome): boolean {
  return outcome === 'added' || outcome === 'taken';
}

/** A document or limit of one table, with the rows it comes from. */
export interface Gathered<Draft> {
  readonly customer: ImportedCustomer;
  readonly draft: Draft;
  readonly identity: string;
  /** Sum of its lines. */
  amount: Money | null;
  /** The table it stands in: two tables may have the same file and sheet name. */
  readonly table: TableGathering;
  readonly rows: number[];
  /** Of a document with a number, at first what its number is unique within. */
  sourceKey: string;
  outcome: Outcome;
  /** What the ledger has otherwise. */
  changes: readonly Difference[];
}

export type GatheredDocument = Gathered<DocumentDraft>;
export type GatheredLimit = Gathered<LimitDraft>;

/** Everything but the document's date and amount: what a number is unique within. */
function numberedKey(draft: DocumentDraft, identity: string): string {
  return [draft.kind, identity, draft.currency ?? '', draft.number].join('|');
}

function contentKey(draft: DocumentDraft, identity: string): string {
  const content = [draft.date, draft.due ?? '', draft.amount.toString(), draft.settles, draft.note].join(
    '\u0000',
  );
  return [draft.kind, identity, draft.currency ?? '', `#${contentHash(content)}`].join('|');
}

function limitKey(draft: LimitDraft, identity: string): string {
  const content = [
    draft.mode,
    draft.amount?.toString() ?? 'unlimited',
    draft.from ?? '',
    draft.to ?? '',
    draft.approvedOn ?? '',
  ].join('\u0000');
  return ['limit', draft.kind, identity, draft.currency ?? '', `#${contentHash(content)}`].join('|');
}

const NO_CHANGES: readonly Difference[] = [];

/** Gathers one table. */
export class TableGathering {
  readonly documents: GatheredDocument[] = [];
  readonly limits: GatheredLimit[] = [];
  /** By what a number is unique within; of one number on several days, the other days apart. */
  private readonly numbered = new Map<string, GatheredDocument>();

  /** What the ledger has of documents without a number and the sources have no more, as `unnumberedAs` says it. */
  missing: ReadonlySet<string> = new Set();
  /** What stands before the row where a source is named: `file › sheet › `. */
  readonly place: string;

  constructor(file: string, sheet: string) {
    this.place = `${file} › ${sheet} › `;
  }

  addDocument(
    draft: DocumentDraft,
    identity: string,
    customer: ImportedCustomer,
    row: number,
  ): GatheredDocument {
    if (draft.number === '') return this.newDocument(draft, identity, customer, row);
    const base = numberedKey(draft, identity);
    let line = base;
    let known = this.numbered.get(line);
    if (known !== undefined && known.draft.date !== draft.date) {
      line = `${base}|${draft.date}`;
      known = this.numbered.get(line);
    }
    const sum = known?.amount?.plus(draft.amount);
    if (known !== undefined && sum !== undefined && fitsCell(sum)) {
      known.amount = sum;
      known.rows.push(row);
      return known;
    }
    const added = this.newDocument(draft, identity, customer, row);
    added.sourceKey = base;
    this.numbered.set(line, added);
    return added;
  }

  addLimit(draft: LimitDraft, identity: string, customer: ImportedCustomer, row: number): GatheredLimit {
    const limit = this.gathered(draft, identity, customer, row);
    this.limits.push(limit);
    return limit;
  }

  private newDocument(
    draft: DocumentDraft,
    identity: string,
    customer: ImportedCustomer,
    row: number,
  ): GatheredDocument {
    const document = this.gathered(draft, identity, customer, row);
    this.documents.push(document);
    return document;
  }

  private gathered<Draft extends DocumentDraft | LimitDraft>(
    draft: Draft,
    identity: string,
    customer: ImportedCustomer,
    row: number,
  ): Gathered<Draft> {
    return {
      customer,
      draft,
      identity,
      amount: draft.amount,
      table: this,
      rows: [row],
      sourceKey: '',
      outcome: 'added',
      changes: NO_CHANGES,
    };
  }
}

/** Gives every gathering its key, and tells what is new. Tables come in the order of the sources. */
export class ImportIdentities {
  private readonly planned = new Map<string, GatheredDocument | GatheredLimit>();
  /** Customers' codes and names under which documents with a number were planned. */
  private readonly plannedUnder = new Set<string>();

  constructor(private readonly existing: KnownDocuments) {}

  settle(table: TableGathering): void {
    const occurrences = new Map<string, number>();
    for (const document of table.documents) {
      if (document.draft.number === '')
        this.settleContent(document, contentKey(document.draft, document.identity), occurrences);
      else this.settleNumbered(document);
    }
    for (const limit of table.limits)
      this.settleContent(limit, limitKey(limit.draft, limit.identity), occurrences);
  }

  /** The n-th row of the same content within a table is the n-th such row of every import of it. */
  private settleContent(
    gathered: GatheredDocument | GatheredLimit,
    base: string,
    occurrences: Map<string, number>,
  ): void {
    const occurrence = (occurrences.get(base) ?? 0) + 1;
    occurrences.set(base, occurrence);
    gathered.sourceKey = `${base}:${occurrence}`;
    gathered.outcome = this.planned.has(gathered.sourceKey) ? 'duplicate' : this.take(gathered);
  }

  /** One number with another day or amount is kept as a document of its own, for the check to report. */
  private settleNumbered(document: GatheredDocument): void {
    if (this.settledElsewhere(document)) return;
    const base = document.sourceKey;
    let key = base;
    for (let count = 2; this.planned.has(key); count += 1) {
      const rival = this.planned.get(key);
      if (rival !== undefined && isSame(rival, document)) {
        document.sourceKey = key;
        document.outcome = 'duplicate';
        return;
      }
      key = `${base}|${count}`;
    }
    document.sourceKey = key;
    this.planned.set(key, document);
    this.plannedUnder.add(document.identity);
    document.outcome = this.existing.has(key) ? this.known(document) : 'added';
  }

  /** In the ledger already: as it is there, or with another amount or day. */
  private known(document: GatheredDocument): Outcome {
    document.changes = this.existing.differences(document);
    if (document.changes.length === 0) return 'already.imported';
    return this.existing.isTaken(document.sourceKey) ? 'taken' : 'changed';
  }

  /** The same document under another code or spelling of its customer. */
  private settledElsewhere(document: GatheredDocument): boolean {
    for (const identity of document.customer.identities) {
      if (identity === document.identity) continue;
      if (this.existing.isEmpty && !this.plannedUnder.has(identity)) continue;
      const key = numberedKey(document.draft, identity);
      const rival = this.planned.get(key);
      const isRival = rival !== undefined && isSame(rival, document);
      if (!isRival && !this.existing.has(key)) continue;
      document.sourceKey = key;
      document.outcome = isRival ? 'duplicate' : this.known(document);
      return true;
    }
    return false;
  }

  private take(gathered: GatheredDocument | GatheredLimit): Outcome {
    this.planned.set(gathered.sourceKey, gathered);
    return this.existing.has(gathered.sourceKey) ? 'already.imported' : 'added';
  }
}

function isSame(rival: GatheredDocument | GatheredLimit, document: GatheredDocument): boolean {
  const other = rival.draft;
  return (
    rival.table !== document.table &&
    'date' in other &&
    other.date === document.draft.date &&
    rival.amount?.eq(document.amount ?? 0) === true
  );
}
