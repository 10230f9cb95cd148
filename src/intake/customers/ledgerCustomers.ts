/** Customers of a ledger that may be one, and what making them one changes. */
import { cellText } from '../../ledger/cells';
import { noChanges, type CellChange, type Changes, type SetCells } from '../../ledger/changes';
import { CustomerIndex } from '../../ledger/customerIndex';
import { cellAt, type Customer, type CustomerId, type Ledger } from '../../ledger/records';
import { standingCustomers } from '../../ledger/standingCustomers';
import { CUSTOMER_STATUS, FACT, type TableKey } from '../../ledger/tables';
import type { CustomersReport, SuggestedCustomer } from '../report';
import { Pairs, samePairs, suggestionOf } from './samePairs';

/** What of a customer tells who it is: all that a search for near names needs. */
export type CustomerIdentity = Pick<Customer, 'id' | 'name' | 'taxId'>;

export interface LedgerCustomers {
  readonly customers: readonly CustomerIdentity[];
  /** Pairs of which a person has said that they are two. */
  readonly apart: readonly (readonly [CustomerId, CustomerId])[];
}

export type LedgerSuggestions = Pick<CustomersReport, 'suggestions' | 'more'>;

/** As many as a person goes through in one sitting. */
const SUGGESTIONS_MAX = 200;

export function identitiesOf(ledger: Ledger): LedgerCustomers {
  return {
    customers: standingCustomers(ledger).map(({ id, name, taxId }) => ({ id, name, taxId })),
    apart: ledger.facts.flatMap(({ fact, customer, value }) =>
      fact === 'apart' ? [[customer, value] as const] : [],
    ),
  };
}

/** The surest first; the customer that stands higher in 客户 is named first. */
export function ledgerSuggestions({ customers, apart }: LedgerCustomers): LedgerSuggestions {
  const answered = new Pairs<CustomerId>();
  for (const [one, other] of apart) answered.add(one, other);
  const found = samePairs(customers, (customer) => customer).filter(
    ({ one, other }) => !answered.has(one.id, other.id),
  );
  return {
    suggestions: found
      .slice(0, SUGGESTIONS_MAX)
      .map((pair) => suggestionOf(suggested(pair.one), suggested(pair.other), pair)),
    more: Math.max(0, found.length - SUGGESTIONS_MAX),
  };
}

function suggested({ id, name, taxId }: CustomerIdentity): SuggestedCustomer {
  return { ref: id, code: id, name, taxId, existing: true, source: '' };
}

/** Tables whose rows belong to a customer and move with it. Scores on record stay: they were of the customer it was. */
const MOVING: readonly TableKey[] = ['limits', 'documents', 'financials', 'facts'];

/**
 * Gives every row of one customer to another, row by row. The row of 客户 stays, closed, and its number and name become
 * former names of the other; what the other has blank of tax number and terms is filled from it.
 */
export function mergeChanges(ledger: Ledger, kept: Customer, merged: Customer): Changes {
  const index = new CustomerIndex(ledger.customers);
  const means = (idText: string, nameText = ''): boolean => index.find(idText, nameText)?.id === merged.id;
  const moved = MOVING.flatMap((table) => {
    const snapshot = ledger.tables[table];
    const rows = snapshot.rows.flatMap((_, position) => {
      const id = cellText(cellAt(snapshot, position, 'customerId'));
      const name = cellText(cellAt(snapshot, position, 'customerName'));
      return means(id, name) ? [position] : [];
    });
    return [
      setting(ledger, table, 'customerId', rows, () => kept.id),
      setting(ledger, table, 'customerName', rows, () => kept.name),
    ];
  });
  const naming = (table: TableKey, column: string, onlyFact = false): SetCells => {
    const snapshot = ledger.tables[table];
    const rows = snapshot.rows.flatMap((_, position) => {
      const isParent = !onlyFact || isParentFact(cellText(cellAt(snapshot, position, 'fact')));
      return isParent && means(cellText(cellAt(snapshot, position, column))) ? [position] : [];
    });
    // Nobody is above itself or pays for itself.
    const own = (position: number): boolean => table === 'customers' && position === kept.at.position;
    return setting(ledger, table, column, rows, (position) => (own(position) ? '' : kept.id));
  };
  const filled = (['taxId', 'termText'] as const)
    .filter((column) => kept[column] === '' && merged[column] !== '')
    .map((column) => setting(ledger, 'customers', column, [kept.at.position], () => merged[column]));
  const closed = CUSTOMER_STATUS.closed[ledger.language];
  const alias = (value: string) => ({
    customerId: kept.id,
    customerName: kept.name,
    fact: FACT.alias[ledger.language],
    value,
  });
  const sets = [
    ...moved,
    naming('customers', 'parentId'),
    naming('customers', 'payerId'),
    naming('facts', 'value', true),
    ...filled,
    setting(ledger, 'customers', 'status', [merged.at.position], () => closed),
  ];
  return {
    ...noChanges('merge'),
    sets: sets.filter(({ cells }) => cells.length > 0),
    appends: [{ table: 'facts', rows: [merged.id, merged.name].filter((text) => text !== '').map(alias) }],
  };
}

/** Remembers that two customers are two. */
export function apartChanges(ledger: Ledger, one: Customer, other: Customer): Changes {
  const fact = FACT.apart[ledger.language];
  const row = { customerId: one.id, customerName: one.name, fact, value: other.id };
  return { ...noChanges('apart'), appends: [{ table: 'facts', rows: [row] }] };
}

function isParentFact(text: string): boolean {
  return Object.values(FACT.parentId).includes(text);
}

/** Cells of one column, where the table has it and they hold something else now. */
function setting(
  ledger: Ledger,
  table: TableKey,
  column: string,
  rows: readonly number[],
  valueAt: (position: number) => string,
): SetCells {
  const snapshot = ledger.tables[table];
  const cells = rows.flatMap((position): CellChange[] => {
    const expected = cellAt(snapshot, position, column);
    const value = valueAt(position);
    const id = cellText(cellAt(snapshot, position, 'rowId'));
    return expected === value ? [] : [{ row: { table, id, position }, expected, value }];
  });
  return { table, column, cells: snapshot.columns.has(column) ? cells : [] };
}
