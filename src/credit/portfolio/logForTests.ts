/** Settled accounts written down as they would be, so that what looks back on a log is tested without settling first. */
import { money } from '../../ledger/money';
import { PLAIN, type DocumentDetails, type LedgerDocument } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { addSettlement, NO_SETTLEMENTS, type Entry, type Settlement } from '../settlement/entry';
import { roleOf } from '../settlement/roles';
import { toUnits } from '../settlement/units';
import type { LoggedAccount } from './accountState';

/** Cents, whatever the currency. */
export const TEST_SCALE = 2;

export interface MoveSpec {
  readonly on: string;
  /** Negative: an undoing. */
  readonly amount: string | number;
  readonly by?: DocumentKind;
}

export interface EntrySpec {
  readonly amount: string | number;
  readonly date: string;
  readonly kind?: DocumentKind;
  readonly due?: string;
  /** Default: its date. */
  readonly entered?: string;
  readonly moves?: readonly MoveSpec[];
  readonly number?: string;
  readonly settles?: readonly string[];
  readonly order?: string;
  /** Place among the specs of the claim it revives. */
  readonly revives?: number;
  /** Later due dates the policy goes by. */
  readonly extended?: readonly { readonly on: string; readonly due: string }[];
  /** Place among the specs of the first part of the same document. */
  readonly sameDocumentAs?: number;
  readonly details?: Partial<DocumentDetails>;
}

export interface AccountSpec {
  readonly customer?: string;
  readonly currency?: string;
  readonly opening?: string;
  readonly beforeOpening?: boolean;
  readonly asOf?: string;
  readonly entries?: readonly EntrySpec[];
  /** Without an entry: orders, recoveries, what an opening made history. */
  readonly documents?: readonly EntrySpec[];
  readonly history?: readonly EntrySpec[];
}

export function documentForTests(
  spec: EntrySpec,
  position = 0,
  currency = 'CNY',
  customer = 'C1',
): LedgerDocument {
  return {
    at: { table: 'documents', id: `D${position}`, position },
    customer,
    customerText: customer,
    kind: spec.kind ?? 'invoice',
    number: spec.number ?? '',
    date: day(spec.entered ?? spec.date),
    due: spec.due === undefined ? null : day(spec.due),
    dueFrom: spec.due === undefined ? 'none' : 'cell',
    instalments: [],
    amount: money(String(spec.amount)),
    currency,
    settles: spec.settles ?? [],
    order: spec.order ?? '',
    details: spec.details === undefined ? PLAIN : { ...PLAIN, ...spec.details },
  };
}

export function accountForTests(spec: AccountSpec): LoggedAccount & { readonly notes: readonly [] } {
  const { customer = 'C1', currency = 'CNY', asOf = '2026-12-31', opening } = spec;
  const entries: Entry[] = [];
  for (const [position, one] of (spec.entries ?? []).entries()) {
    const same = one.sameDocumentAs === undefined ? undefined : entries[one.sameDocumentAs];
    const document = same?.document ?? documentForTests(one, position, currency, customer);
    const revives = one.revives === undefined ? null : (entries[one.revives] ?? null);
    entries.push(entryForTests(one, document, revives));
  }
  const more = (specs: readonly EntrySpec[] | undefined, from: number): LedgerDocument[] =>
    (specs ?? []).map((one, index) => documentForTests(one, from + index, currency, customer));
  const documents = [...new Set(entries.map(({ document }) => document)), ...more(spec.documents, 1000)];
  const history = more(spec.history, 2000);
  return {
    account: {
      customer,
      currency,
      asOf: day(asOf),
      rows: [...history, ...documents],
      all: [...history, ...documents],
      documents,
      history,
      voids: 0,
      openingDay: opening === undefined ? null : day(opening),
      beforeOpening: spec.beforeOpening ?? false,
    },
    scale: TEST_SCALE,
    entries,
    notes: [],
  };
}

function entryForTests(spec: EntrySpec, document: LedgerDocument, revives: Entry | null): Entry {
  const found = roleOf(document);
  const role = found === 'credit' || found === 'refund' ? found : 'debit';
  const size = toUnits(money(String(spec.amount)).abs(), TEST_SCALE);
  const due = spec.due === undefined ? null : day(spec.due);
  const changes = (spec.extended ?? []).map((change) => ({ on: day(change.on), due: day(change.due) }));
  const entry: Entry = {
    document,
    part: 0,
    role,
    due,
    originalDue: due,
    dueChanges: changes,
    date: day(spec.date),
    documentDate: day(spec.date),
    entered: day(spec.entered ?? spec.date),
    signed: role === 'credit' ? -size : size,
    open: size,
    settlements: NO_SETTLEMENTS,
    retention: document.kind === 'retention',
    estimated: false,
    revives,
    queued: false,
  };
  for (const move of spec.moves ?? []) addMove(entry, move);
  return entry;
}

/** The other side of a record: a document of that kind and nothing else. */
function addMove(entry: Entry, { on, amount, by = 'receipt' }: MoveSpec): void {
  const kind = entry.role === 'credit' ? 'invoice' : by;
  const other = entryForTests({ amount: 0, date: on }, documentForTests({ amount: 0, date: on, kind }), null);
  const [debit, credit] = entry.role === 'credit' ? [other, entry] : [entry, other];
  const record: Settlement = {
    debit,
    credit,
    amount: toUnits(money(String(amount)), TEST_SCALE),
    on: day(on),
  };
  addSettlement(entry, record);
  entry.open -= record.amount;
}
