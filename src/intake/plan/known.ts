/** The documents and limits a ledger has from earlier imports, by import identity, and what a source says otherwise of them. */
import type { SetCells } from '../../ledger/changes';
import { dayFromSerial, isoDay, serialOf } from '../../ledger/day';
import { moneyFromNumber, moneyText, moneyToNumber, type Money } from '../../ledger/money';
import { cellAt, cellAddress, type CellValue, type Ledger, type TableSnapshot } from '../../ledger/records';
import { rowIdAt } from '../../ledger/rowIds';
import type { ChangedDocument } from '../report';
import type { DocumentDraft } from '../rows/records';

export interface Difference extends Pick<ChangedDocument, 'what' | 'before' | 'after' | 'at'> {
  readonly set: SetCells;
}

/** A document of the source under the identity it has in the ledger. */
interface Again {
  readonly sourceKey: string;
  readonly draft: DocumentDraft;
  readonly amount: Money | null;
}

export class KnownDocuments {
  private readonly keys = new Set<string>();
  private readonly positions = new Map<string, number>();
  private readonly documents: TableSnapshot | null;

  /** @param taken identities of the documents whose changes a person takes over */
  constructor(
    private readonly existing: Ledger | null,
    private readonly taken: ReadonlySet<string>,
  ) {
    this.documents = existing?.tables.documents ?? null;
    if (existing === null) return;
    for (const snapshot of [existing.tables.documents, existing.tables.limits]) {
      for (const position of snapshot.rows.keys()) {
        const key = String(cellAt(snapshot, position, 'sourceKey'));
        if (key === '') continue;
        this.keys.add(key);
        if (snapshot === this.documents) this.positions.set(key, position);
      }
    }
  }

  get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  has(sourceKey: string): boolean {
    return this.keys.has(sourceKey);
  }

  isTaken(sourceKey: string): boolean {
    return this.taken.has(sourceKey);
  }

  /** Documents without a number that the sources of an import do not have, each as `unnumberedAs` says it. */
  missing(found: ReadonlySet<string>): ReadonlySet<string> {
    const gone = [...this.positions].filter(([key]) => !found.has(key));
    return new Set(gone.flatMap(([key, position]) => unnumberedAs(key, this.cell(position, 'date')) ?? []));
  }

  /** A due date the source does not state is no change; nor is an amount or day that the ledger holds as text. */
  differences({ sourceKey, draft, amount }: Again): readonly Difference[] {
    const position = this.positions.get(sourceKey);
    if (position === undefined || this.documents === null || amount === null) return [];
    const found: Difference[] = [];
    const compare = (what: Difference['what'], value: CellValue, shown: (cell: number) => string): void => {
      const before = this.cell(position, what);
      if (typeof value !== 'number' || before === value || (typeof before !== 'number' && before !== ''))
        return;
      found.push({
        what,
        before: before === '' ? '' : shown(before),
        after: shown(value),
        at: this.address(position, what),
        set: this.setOf(position, what, before, value),
      });
    };
    compare('amount', moneyToNumber(amount), (cell) => moneyText(moneyFromNumber(cell)));
    compare('date', serialOf(draft.date), dayText);
    if (draft.due !== null) compare('due', serialOf(draft.due), dayText);
    return found;
  }

  private cell(position: number, key: string): CellValue {
    return this.documents === null ? '' : cellAt(this.documents, position, key);
  }

  private address(position: number, key: string): string {
    if (this.existing === null) return '';
    return cellAddress(this.existing, { table: 'documents', id: '', position }, key);
  }

  private setOf(position: number, column: string, expected: CellValue, value: CellValue): SetCells {
    const id = this.documents === null ? '' : rowIdAt(this.documents, position);
    return {
      table: 'documents',
      column,
      cells: [{ row: { table: 'documents', id, position }, expected, value }],
    };
  }
}

function dayText(serial: number): string {
  const day = dayFromSerial(serial);
  return day === null ? String(serial) : isoDay(day);
}

/** Whose, of what kind and of which day: what stays where an amount is put right. null for a document with a number. */
export function unnumberedAs(sourceKey: string, date: unknown): string | null {
  const end = sourceKey.lastIndexOf('|#');
  return end < 0 ? null : `${sourceKey.slice(0, end)}|${String(date)}`;
}
