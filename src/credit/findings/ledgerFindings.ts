/** What is wrong with rows of the ledger, whoever's they are (domain: Checks, data.*). Each points to the cell to correct. */
import { isCurrencyCode, normalisedName } from '../../ledger/cells';
import { settingAt } from '../../ledger/decodePolicy';
import { moneyText } from '../../ledger/money';
import type { Policy, PolicyKey } from '../../ledger/policy';
import type { Customer, CustomerId, Ledger, RowAt, Unreadable } from '../../ledger/records';
import { cellAt } from '../../ledger/records';
import type { RuleId } from '../../ledger/rules';
import { standingCustomers } from '../../ledger/standingCustomers';
import type { Severity } from '../../ledger/tables';
import type { Finding } from '../report';
import { grouped } from './grouped';
import { headerFindings } from './headerFindings';

/** Findings that no single customer's documents show; those are `documentFindings`. */
export function ledgerFindings(ledger: Ledger): Finding[] {
  return [
    ...headerFindings(ledger),
    ...ledger.unreadable.map((cell) => unreadableFinding(ledger, cell)),
    ...unknownCustomers(ledger),
    ...duplicateCustomers(standingCustomers(ledger)),
    ...currencies(ledger),
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
    case 'card.shorter': {
      const list = String(cellAt(ledger.tables[at.table], at.position, 'card'));
      return finding('data.cardShorter', 'low', { at, column, customer }, { list, value });
    }
    case 'row.repeated': {
      const list = at.table === 'policy' ? ledger.tables.policy.name : listOf(ledger, cell);
      return finding('data.repeatedRow', 'medium', { at, column, customer }, { list, value });
    }
    case 'standard.unreadable':
      return finding(
        'data.standard',
        'medium',
        { at, column, customer },
        { list: listOf(ledger, cell), value },
      );
    default:
      return finding('data.unreadable', 'medium', { at, column, customer }, { value, code });
  }
}

/** What the row belongs to, as it says itself: a list of 标准, or a characteristic of 评分卡. */
function listOf({ tables }: Ledger, { at, column }: Unreadable): string {
  const ofCard = column === 'characteristic' ? 'card' : 'characteristic';
  return String(cellAt(tables[at.table], at.position, at.table === 'standards' ? 'list' : ofCard));
}

/** The value in use, as a cell would hold it; '' for a setting that has none. */
function settingText(policy: Policy, key: PolicyKey): string {
  if (key === 'schemaVersion' || key === 'asOf') return '';
  const value = policy[key];
  if (value === null) return '';
  return typeof value === 'object' ? moneyText(value) : String(value);
}

/** Rows of 授信, 财务 and 变更 that name nobody in 客户; one per text and table, at its first row, with the number of rows. */
function unknownCustomers({ customers, limits, statements, facts }: Ledger): Finding[] {
  const known = new Set(customers.map(({ id }) => id));
  const rows = [...limits, ...statements, ...facts].filter(({ customer }) => !known.has(customer));
  return grouped(rows, ({ at, customer }) => `${at.table}:${customer}`).map(([first, ...others]) =>
    finding(
      'data.unknownCustomer',
      'medium',
      { at: first.at, column: 'customerId', customer: first.customer === '' ? null : first.customer },
      { text: first.customer, rows: String(1 + others.length) },
    ),
  );
}

/**
 * Two customers of one tax number, of one name but for width, brackets, spaces and case, or of numbers that differ in leading
 * zeros alone, which a cell that is no text drops; at the later row.
 */
function duplicateCustomers(customers: readonly Customer[]): Finding[] {
  const byTaxId = grouped(
    customers.filter(({ taxId }) => taxId !== ''),
    ({ taxId }) => taxId.toUpperCase(),
  ).flatMap(([, ...others]) => others.map((customer) => duplicate(customer, 'taxId', customer.taxId)));
  const reported = new Set(byTaxId.map(({ customer }) => customer));
  const byNumber = grouped(
    customers.filter(({ id }) => /^\d+$/.test(id)),
    ({ id }) => id.replace(/^0+(?=\d)/, ''),
  ).flatMap(([, ...others]) =>
    others.filter(({ id }) => !reported.has(id)).map((customer) => duplicate(customer, 'id', customer.id)),
  );
  for (const { customer } of byNumber) reported.add(customer);
  const byName = grouped(customers, ({ name }) => normalisedName(name)).flatMap(([, ...others]) =>
    others
      .filter(({ id }) => !reported.has(id))
      .map((customer) => duplicate(customer, 'name', customer.name)),
  );
  return [...byTaxId, ...byNumber, ...byName];
}

function duplicate({ at, id }: Customer, column: string, text: string): Finding {
  return finding('data.duplicateCustomer', 'medium', { at, column, customer: id }, { text });
}

/** Customers and limits in what is no currency; limits in another than their customer's are converted and not odd. */
function currencies({ customers, limits }: Ledger): Finding[] {
  return [...customers.map(({ at, id, currency }) => ({ at, customer: id, currency })), ...limits]
    .filter(({ currency }) => !isCurrencyCode(currency))
    .map(({ at, customer, currency }) =>
      finding('data.currency', 'medium', { at, column: 'currency', customer }, { currency }),
    );
}
