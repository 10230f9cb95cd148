/** From tables as they stand to a typed, immutable ledger. Pure; nothing is dropped without a record of it. */
import { CustomerIndex } from './customerIndex';
import { decodeCustomers } from './decodeCustomers';
import { decodeDocuments } from './decodeDocuments';
import { decodeFacts, decodeScores, decodeStatements } from './decodeFacts';
import { decodeLimits } from './decodeLimits';
import { decodePolicy } from './decodePolicy';
import { decodeRates } from './decodeRates';
import { decodeScorecards } from './decodeScorecards';
import { SCHEMA_VERSION } from './policy';
import type { Ledger, TableSnapshot, Unreadable } from './records';
import { fail, ok, type Result } from './result';
import { decodeStandards } from './decodeStandards';
import { columnOf, type Language, type TableKey } from './tables';

/** The columns figures depend on: without one of them, figures would be wrong in silence. */
const REQUIRED: Partial<Readonly<Record<TableKey, readonly string[]>>> = {
  customers: ['id', 'name', 'termText', 'currency'],
  limits: [
    'customerId',
    'kind',
    'mode',
    'amount',
    'unlimited',
    'percent',
    'currency',
    'from',
    'to',
    'approvedOn',
  ],
  documents: ['customerId', 'customerName', 'kind', 'number', 'date', 'due', 'amount', 'currency', 'settles'],
  policy: ['setting', 'value'],
};

/**
 * @returns the ledger, with every cell that could not be read in `unreadable`. Fails with `ledger.columnMissing` (sheet,
 * column name) or `ledger.newerSchema` (the workbook's version) only: any content of the cells decodes.
 */
export function decodeLedger(
  tables: Readonly<Record<TableKey, TableSnapshot>>,
  language: Language,
): Result<Ledger> {
  const missing = missingColumn(tables);
  if (missing) {
    const value = columnOf(missing.table.table, missing.key).name[language];
    return fail({ code: 'ledger.columnMissing', sheet: missing.table.sheet, value });
  }
  const unreadable: Unreadable[] = [];
  const { policy, schemaVersion } = decodePolicy(tables.policy, unreadable);
  if (schemaVersion > SCHEMA_VERSION) {
    return fail({ code: 'ledger.newerSchema', sheet: tables.policy.sheet, value: String(schemaVersion) });
  }
  const customers = decodeCustomers(tables.customers, policy.currency, unreadable);
  const index = new CustomerIndex(customers);
  const { currency } = policy;
  const facts = decodeFacts(tables.facts, index, currency, unreadable);
  return ok({
    schemaVersion,
    language,
    policy,
    customers,
    limits: decodeLimits(tables.limits, index, currency, unreadable),
    documents: decodeDocuments(tables.documents, index, policy, facts, unreadable),
    statements: decodeStatements(tables.financials, index, currency, unreadable),
    facts,
    scores: decodeScores(tables.scores, index, currency, unreadable),
    rates: decodeRates(tables.rates, unreadable),
    standards: decodeStandards(tables.standards, unreadable),
    scorecards: decodeScorecards(tables.scorecard, unreadable),
    unreadable,
    tables,
  });
}

function missingColumn(
  tables: Readonly<Record<TableKey, TableSnapshot>>,
): { readonly table: TableSnapshot; readonly key: string } | null {
  for (const [name, keys] of Object.entries(REQUIRED) as [TableKey, readonly string[]][]) {
    const table = tables[name];
    const key = keys.find((required) => !table.columns.has(required));
    if (key !== undefined) return { table, key };
  }
  return null;
}
