/** What is wrong with the rows themselves (domain: Checks, data.*). Each points to the cell to correct. */
import { isCurrencyCode, normalisedName } from '../ledger/cells';
import { isoDay, type Day } from '../ledger/day';
import { settingAt } from '../ledger/decodePolicy';
import { moneyText, type Currency } from '../ledger/money';
import type { Policy, PolicyKey } from '../ledger/policy';
import type { Customer, CustomerId, Ledger, LedgerDocument, RowAt, Unreadable } from '../ledger/records';
import type { RuleId } from '../ledger/rules';
import type { Severity } from '../ledger/tables';
import { parseTerms } from '../ledger/terms';
import { ownerOf } from './settlement/account';
import type { CustomerBasis } from './figures';
import type { Finding } from './report';
import { numberKey } from './settlement/settle';

/** Findings about single rows of the ledger, whoever's they are; documents dated after asOf are not looked at. */
export function dataFindings(ledger: Ledger, asOf: Day): Finding[] {
  return [
    ...ledger.unreadable.map((cell) => unreadableFinding(ledger, cell)),
    ...unknownCustomers(ledger, asOf),
    ...duplicateCustomers(ledger.customers),
    ...duplicateDocuments(ledger.documents.filter(({ date }) => date <= asOf)),
    ...currencies(ledger, asOf),
  ];
}

function finding(
  rule: RuleId,
  severity: Severity,
  place: { readonly at: RowAt; readonly column: string; readonly customer: CustomerId | null },
  figures: Finding['figures'],
): Finding {
  return { rule, severity, ...place, figures };
}

function unreadableFinding(ledger: Ledger, cell: Unreadable): Finding {
  const { at, column, customer, value, code } = cell;
  switch (code) {
    case 'customer.duplicate':
      return finding('data.duplicateCustomer', 'medium', { at, column, customer }, { text: value });
    case 'rowId.duplicate':
      return finding('data.repeatedRowId', 'low', { at, column, customer }, { value });
    case 'setting.unreadable': {
      const setting = settingAt(ledger.tables.policy, at.position);
      const used = setting === null ? '' : settingText(ledger.policy, setting);
      return finding(
        'data.policy',
        'medium',
        { at, column, customer },
        { setting: setting ?? '', value, used },
      );
    }
    default:
      return finding('data.unreadable', 'medium', { at, column, customer }, { value, code });
  }
}

/** The value in use, as a cell would hold it; '' for a setting that has none. */
function settingText(policy: Policy, key: PolicyKey): string {
  if (key === 'schemaVersion' || key === 'asOf') return '';
  const value = policy[key];
  return typeof value === 'object' ? moneyText(value) : String(value);
}

/** One per text and table, at its first row, with the number of rows. */
function unknownCustomers(ledger: Ledger, asOf: Day): Finding[] {
  const known = new Set(ledger.customers.map(({ id }) => id));
  const rows = [
    ...ledger.limits.map(({ at, customer }) => ({ at, text: customer })),
    ...ledger.documents
      .filter(({ customer, date }) => customer === null && date <= asOf)
      .map(({ at, customerText }) => ({ at, text: customerText })),
  ].filter(({ text }) => !known.has(text));
  return groups(rows, ({ at, text }) => `${at.table}:${text}`).map(([first, ...others]) =>
    finding(
      'data.unknownCustomer',
      'medium',
      { at: first.at, column: 'customerId', customer: first.text === '' ? null : first.text },
      { text: first.text, rows: String(1 + others.length) },
    ),
  );
}

/** Two customers of one tax number, or of one name but for width, brackets, spaces and case; at the later row. */
function duplicateCustomers(customers: readonly Customer[]): Finding[] {
  const byTaxId = groups(
    customers.filter(({ taxId }) => taxId !== ''),
    ({ taxId }) => taxId.toUpperCase(),
  ).flatMap(([, ...others]) => others.map((customer) => duplicate(customer, 'taxId', customer.taxId)));
  const reported = new Set(byTaxId.map(({ customer }) => customer));
  const byName = groups(customers, ({ name }) => normalisedName(name)).flatMap(([, ...others]) =>
    others
      .filter(({ id }) => !reported.has(id))
      .map((customer) => duplicate(customer, 'name', customer.name)),
  );
  return [...byTaxId, ...byName];
}

function duplicate({ at, id }: Customer, column: string, text: string): Finding {
  return finding('data.duplicateCustomer', 'medium', { at, column, customer: id }, { text });
}

/** Rows of one kind, customer, currency and number; at the second of them. Blank numbers are never duplicates. */
function duplicateDocuments(documents: readonly LedgerDocument[]): Finding[] {
  const numbered = documents.filter(({ number }) => number !== '');
  const identity = (document: LedgerDocument): string =>
    [document.kind, document.currency, numberKey(document.number), ownerOf(document)].join('\u0000');
  return groups(numbered, identity).flatMap((rows) => {
    const second = rows[1];
    if (!second) return [];
    const place = { at: second.at, column: 'number', customer: second.customer };
    const figures = { number: second.number, rows: String(rows.length) };
    return [finding('data.duplicateDocument', 'medium', place, figures)];
  });
}

/** Amounts in another currency than their customer's, and texts that are no currency; one per customer, table and currency. */
function currencies(ledger: Ledger, asOf: Day): Finding[] {
  const own = new Map(ledger.customers.map(({ id, currency }) => [id, currency]));
  const isOdd = ({ customer, currency }: InCurrency): boolean =>
    !isCurrencyCode(currency) || (customer !== null && (own.get(customer) ?? currency) !== currency);
  const customers = ledger.customers.map(({ at, id, currency }) => ({ at, customer: id, currency }));
  const documents = ledger.documents.filter((document) => document.date <= asOf && isOdd(document));
  const rows: InCurrency[] = [...customers.filter(isOdd), ...ledger.limits.filter(isOdd), ...documents];
  return groups(rows, ({ at, customer, currency }) => [at.table, customer, currency].join('\u0000')).map(
    ([{ at, customer, currency }]) =>
      finding('data.currency', 'medium', { at, column: 'currency', customer }, { currency }),
  );
}

interface InCurrency {
  readonly at: RowAt;
  readonly customer: CustomerId | null;
  readonly currency: Currency;
}

/** Findings that settlement brings to light, of one customer. */
export function accountFindings({ id, customer, accounts }: CustomerBasis): Finding[] {
  return accounts.flatMap(({ account, settled, aged }) => {
    const [overlapping] = account.history;
    const undated = aged.entries.filter(({ bucket, entry }) => bucket === 'noDueDate' && entry.open > 0n);
    const [firstUndated] = undated;
    return [
      ...settled.unlinked.map(({ document, number }) =>
        finding('data.unlinked', 'medium', { at: document.at, column: 'settles', customer: id }, { number }),
      ),
      ...(overlapping && account.openingDay !== null
        ? [
            finding(
              'data.openingOverlap',
              'low',
              { at: overlapping.at, column: 'date', customer: id },
              { rows: String(account.history.length), opening: isoDay(account.openingDay) },
            ),
          ]
        : []),
      ...(firstUndated
        ? [
            finding(
              'data.dueUnknown',
              'medium',
              { at: firstUndated.entry.document.at, column: 'due', customer: id },
              { rows: String(undated.length), terms: unreadTerms(customer) },
            ),
          ]
        : []),
    ];
  });
}

/** The terms that could not be read; '' when there are none, or when they are not the reason. */
function unreadTerms(customer: Customer | null): string {
  return customer && parseTerms(customer.termText) === null ? customer.termText : '';
}

function groups<T>(elements: readonly T[], key: (element: T) => string): [T, ...T[]][] {
  const found = new Map<string, [T, ...T[]]>();
  for (const element of elements) {
    const name = key(element);
    const group = found.get(name);
    if (group) group.push(element);
    else found.set(name, [element]);
  }
  return [...found.values()];
}
