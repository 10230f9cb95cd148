/**
 * The calculated columns: row arithmetic and sums per customer against the pinned 检查日期, so that the ledger stays right
 * when a colleague without the add-in types a row. Blank stays blank: an unknown limit gives no available amount, not 0.
 */
import { columnOf, TABLES, type Language, type TableKey } from '../ledger/tables';
import { ACCOUNT_SIGNS, NOT_BOOKED } from '../ledger/bookings';
import { DOCUMENT_KIND } from '../ledger/choices';
import { listName, settingName } from './layout';

/** What Excel 2021, LibreOffice and the host's engine calculate alike. A formula using anything else is a bug. */
export const ALLOWED_FUNCTIONS: readonly string[] = [
  'SUM',
  'SUMIFS',
  'COUNTIFS',
  'MAXIFS',
  'INDEX',
  'MATCH',
  'IF',
  'IFERROR',
  'AND',
  'OR',
  'MAX',
  'MIN',
  'ROUND',
  'N',
  'ISNUMBER',
  'ISTEXT',
  'SUBSTITUTE',
  'ROW',
  'HYPERLINK',
];

/** Binary sums leave dust behind the decimals that amounts have: a limit used up exactly is not exceeded by it. */
const DECIMALS = 4;

interface Places {
  /** The row's own cell. */
  readonly own: (key: string) => string;
  /** A whole column of a table. */
  readonly all: (table: TableKey, key: string) => string;
  readonly setting: (key: 'asOf' | 'currency') => string;
  readonly list: typeof listName;
  readonly language: Language;
}

/** The first of the cells that says something. */
function first(...cells: readonly string[]): string {
  return cells.reduceRight((other, cell) => `IF(${cell}="",${other},${cell})`);
}

/** MATCH takes * and ? for patterns and ~ for what tells them apart from signs: in a number or a name they are signs. */
export function sign(text: string): string {
  return ['~', '*', '?'].reduce((inner, each) => `SUBSTITUTE(${inner},"${each}","~${each}")`, text);
}

/** An account without those signs, so that whoever sums by it needs not tell them apart. */
function plainAccount(text: string): string {
  return Object.entries(ACCOUNT_SIGNS).reduce(
    (inner, [each, plain]) => `SUBSTITUTE(${inner},"${each}","${plain}")`,
    text,
  );
}

type Write = (places: Places) => string;

const CUSTOMERS = {
  ownCurrency: ({ own, setting }) =>
    `=IF(AND(${own('id')}="",${own('name')}=""),"",${first(own('currency'), setting('currency'))})`,
  account: ({ own }) => {
    const id = first(own('payerId'), own('id'), own('name'));
    const account = plainAccount(`"#"&${id}&"|"&${own('ownCurrency')}`);
    return `=IF(AND(${own('id')}="",${own('name')}=""),"",${account})`;
  },
  openedOn: ({ own, all, setting, language }) =>
    `=IF(${own('account')}="","",MAXIFS(${all('documents', 'date')},${all('documents', 'account')},${own('account')},` +
    `${all('documents', 'kind')},"${DOCUMENT_KIND.opening[language]}",` +
    `${all('documents', 'date')},"<"&(N(${setting('asOf')})+1)))`,
  balance: ({ own, all, setting, language }) => {
    const account = `${all('documents', 'account')},${own('account')}`;
    const booked = all('documents', 'booked');
    const date = all('documents', 'date');
    const kind = `${all('documents', 'kind')},"${DOCUMENT_KIND.opening[language]}"`;
    const until = `${date},"<"&(N(${setting('asOf')})+1)`;
    // Whoever has another pay for it owes nothing itself: the account is the payer's.
    const paysItself = `OR(${own('payerId')}="",${own('payerId')}=${own('id')})`;
    return (
      `=IF(OR(${own('account')}="",N(${setting('asOf')})=0,${own('otherBalance')}="?",` +
      `AND(${paysItself},COUNTIFS(${account},${booked},"${NOT_BOOKED}")>N(${own('otherRows')}))),"",` +
      `ROUND(IF(${paysItself},SUMIFS(${booked},${account},${date},">"&N(${own('openedOn')}),${until})+` +
      `IF(N(${own('openedOn')})>0,SUMIFS(${booked},${account},${kind},${date},${own('openedOn')}),0),0)+` +
      `N(${own('otherBalance')}),${DECIMALS}))`
    );
  },
  exposure: ({ own }) =>
    `=IF(ISNUMBER(${own('balance')}),ROUND(${own('balance')}+N(${own('otherExposure')}),${DECIMALS}),"")`,
  available: ({ own }) =>
    `=IF(AND(ISNUMBER(${own('effective')}),ISNUMBER(${own('exposure')})),${own('effective')}-${own('exposure')},"")`,
  utilisation: ({ own }) =>
    `=IF(AND(N(${own('effective')})>0,ISNUMBER(${own('exposure')})),MAX(0,${own('exposure')})/${own('effective')},"")`,
} satisfies Record<string, Write>;

const DOCUMENTS = {
  // A number typed below the table is a number, whatever its column holds; a blank must find nobody.
  customerRow: ({ own, all }) => {
    const position = (key: string, column: string, wanted: string): string =>
      `MATCH(IF(${own(key)}="","#",${wanted}),${all('customers', column)},0)`;
    const [id, name] = [own('customerId'), own('customerName')];
    const tries = [
      position('customerId', 'id', `IF(ISTEXT(${id}),${sign(id)},${id})`),
      position('customerId', 'id', sign(id)),
      position('customerName', 'name', sign(name)),
    ];
    return `=${tries.reduceRight((other, each) => `IFERROR(${each},${other})`, '""')}`;
  },
  account: ({ own, all, list, language }) => {
    const of = (key: string): string => `INDEX(${all('customers', key)},${own('customerRow')})`;
    return (
      `=IF(OR(${own('customerRow')}="",ISNUMBER(MATCH(${own('void')}&"",${list('void', language)},0))),"",` +
      `${of('account')}&IF(OR(${own('currency')}="",${own('currency')}=${of('ownCurrency')}),"","/"&${own('currency')}))`
    );
  },
  booked: ({ own, list, language }) =>
    `=IF(${own('account')}="","",IF(ISNUMBER(${own('date')}),IFERROR(INDEX(${list('booking', language)},` +
    `MATCH(${own('kind')}&"",${list('kinds', language)},0),` +
    `IF(ISNUMBER(${own('amount')}),IF(${own('amount')}<0,2,1),3))*N(${own('amount')}),"${NOT_BOOKED}"),"${NOT_BOOKED}"))`,
  daysOverdue: ({ own, setting }) => {
    const due = own('dueUsed');
    return `=IF(AND(ISNUMBER(${due}),N(${own('open')})>0,N(${setting('asOf')})>0),MAX(0,${setting('asOf')}-${due}),"")`;
  },
} satisfies Record<string, Write>;

const CALCULATED: Partial<Readonly<Record<TableKey, Readonly<Record<string, Write>>>>> = {
  customers: CUSTOMERS,
  documents: DOCUMENTS,
};

/** The formula of a calculated column of a new ledger, with structured references to its own row. */
export function columnFormula(table: TableKey, key: string, language: Language): string {
  const write = CALCULATED[table]?.[key];
  if (!write) throw new RangeError(`no formula for ${table}.${key}`);
  return write({
    own: (cell) => ownRow(columnOf(table, cell).name[language]),
    all: (other, column) => wholeColumn(TABLES[other].name[language], columnOf(other, column).name[language]),
    setting: (setting) => settingName(setting, language),
    list: listName,
    language,
  });
}

/** A structured reference to a cell of the formula's own row. */
export function ownRow(header: string): string {
  const name = written(header);
  return /^[\p{L}\p{N}]+$/u.test(name) ? `[@${name}]` : `[@[${name}]]`;
}

export function wholeColumn(table: string, header: string): string {
  return `${table}[${written(header)}]`;
}

function written(header: string): string {
  return header.replaceAll(/[[\]#'@]/g, "'$&");
}
