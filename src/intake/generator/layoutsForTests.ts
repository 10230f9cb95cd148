/** A truth laid out as people lay out ledgers: each layout gives the sheets, and says what must come back. */
import type { MergedCell, SourceCell, SourceRow, SourceSheet } from '../source/source';
import { amountCell, dateCell, type Entry, type Style } from './truthForTests';

export interface Made {
  readonly sheets: readonly SourceSheet[];
  /** The entries that stand on the sheets. */
  readonly entries: readonly Entry[];
  /** Hundredths of all openings and balances; null when there are none. */
  readonly opening: number | null;
}

export type Layout = (entries: readonly Entry[], style: Style) => Made;

type Rows = readonly SourceRow[];

export const isInvoice = ({ kind }: Entry): boolean => kind === 'invoice';
const isReceipt = ({ kind }: Entry): boolean => kind === 'receipt';

export function sheetOf(name: string, rows: Rows): SourceSheet {
  return {
    name,
    hidden: false,
    columnCount: rows.reduce((most, row) => Math.max(most, row.length), 0),
    rows,
  };
}

export function indented(rows: Rows, columns: number): Rows {
  return rows.map((row) => [...new Array<SourceCell>(columns).fill(''), ...row]);
}

export function titles(title: string, { titles: count, unit }: Style): Rows {
  const lines: SourceCell[][] = [[title]];
  for (let line = 1; line < count; line += 1) lines.push([`${line}、请按此表填写，不要改动表头`]);
  const shown = count === 0 ? [] : lines;
  return unit.words === '' ? shown : [...shown, [unit.words]];
}

/** A header, a row per entry, the table's own total. */
export function list(
  header: readonly string[],
  entries: readonly Entry[],
  style: Style,
  number: string,
): Rows {
  const rows = entries.map((entry, index): SourceRow => [
    style.names(entry.customer),
    `${number}${index + 1}`,
    dateCell(style, entry),
    amountCell(style, entry.cents),
    entry.dirt === 'void' ? '作 废' : '',
  ]);
  const total = entries.reduce((sum, { cents }) => sum + cents, 0);
  const last = style.total === '' ? [] : [[style.total, '', '', amountCell(style, total), '']];
  return [header, ...rows, ...last];
}

export const INVOICES = ['客户名称', '发票号码', '开票日期', '开票金额', '状态'];
const RECEIPTS = ['客户名称', '回款单号', '回款日期', '回款金额', '状态'];

export const invoiceList = (entries: readonly Entry[], style: Style): Rows =>
  list(INVOICES, entries.filter(isInvoice), style, 'F');
const receiptList = (entries: readonly Entry[], style: Style): Rows =>
  list(RECEIPTS, entries.filter(isReceipt), style, 'R');

export function made(entries: readonly Entry[], sheets: readonly SourceSheet[]): Made {
  return { sheets, entries, opening: null };
}

const aSheetPerList: Layout = (entries, style) =>
  made(entries, [
    sheetOf(
      '发票',
      indented(
        [...titles('应收账款明细', style), ...invoiceList(entries, style), [style.remark]],
        style.indent,
      ),
    ),
    sheetOf('回款', indented([...titles('回款明细', style), ...receiptList(entries, style)], style.indent)),
  ]);

const belowEachOther: Layout = (entries, style) => {
  const upper = [...titles('应收账款明细', style), ...invoiceList(entries, style)];
  const lower = [...titles('回款明细', style).slice(-2), ...receiptList(entries, style), [style.remark]];
  return made(entries, [sheetOf('台账', indented([...upper, [], ...lower], style.indent))]);
};

const besideEachOther: Layout = (entries, style) => {
  const plain = { ...style, total: '' };
  const [left, right] = [invoiceList(entries, plain), receiptList(entries, plain)];
  const rows = new Array<null>(Math.max(left.length, right.length)).fill(null).map((_, index): SourceRow => {
    const first = left[index] ?? new Array<SourceCell>(INVOICES.length).fill('');
    return [...first, '', ...(right[index] ?? [])];
  });
  const unit =
    style.unit.words === ''
      ? []
      : [[style.unit.words, ...new Array<SourceCell>(5).fill(''), style.unit.words]];
  return made(entries, [sheetOf('台账', indented([...unit, ...rows], style.indent))]);
};

const aSheetPerCustomer: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const sheets = [...new Set(invoices.map(({ customer }) => customer))].map((customer) => {
    const own = invoices.filter((entry) => entry.customer === customer);
    const rows = list(INVOICES, own, style, `F${customer}-`).map((row, index, { length }) =>
      index === length - 1 && style.total !== '' ? [style.total, ...row.slice(2)] : row.slice(1),
    );
    return sheetOf(`客户${customer + 1}`, [
      [`客户：${style.names(customer)}`],
      ...titles('应收账款明细', style),
      ...rows,
    ]);
  });
  return made(invoices, sheets);
};

/** Each customer's name once, merged over its rows and its subtotal; the header again in front of every block. */
const mergedCustomers: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const rows: SourceRow[] = [...titles('应收账款明细', style), INVOICES];
  const merges: MergedCell[] = [];
  for (const customer of new Set(invoices.map((entry) => entry.customer))) {
    const own = invoices.filter((entry) => entry.customer === customer);
    if (merges.length > 0) rows.push(INVOICES);
    const first = rows.length;
    const [, ...lines] = list(INVOICES, own, { ...style, total: '小计' }, `F${customer}-`);
    for (const [index, line] of lines.entries()) {
      const isTotal = index === lines.length - 1;
      rows.push(
        index === 0 ? line : isTotal ? ['', ...line.slice(0, 1), ...line.slice(2)] : ['', ...line.slice(1)],
      );
    }
    merges.push({ row: first, column: 0, lastRow: rows.length - 1 });
  }
  return made(invoices, [{ ...sheetOf('应收', rows), merges }]);
};

/** Each customer's name once, nothing in the cells below it. */
const groups: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const customers = [...new Set(invoices.map(({ customer }) => customer))];
  const rows = customers.flatMap((customer) => {
    const own = invoices.filter((entry) => entry.customer === customer);
    const [, ...lines] = list(INVOICES, own, { ...style, total: '小计' }, `F${customer}-`);
    return lines.map((line, index) =>
      index === 0
        ? line
        : index === own.length
          ? ['', ...line.slice(0, 1), ...line.slice(2)]
          : ['', ...line.slice(1)],
    );
  });
  return made(invoices, [sheetOf('应收', [...titles('应收账款明细', style), INVOICES, ...rows])]);
};

/** An invoice's amount in up to three lines; what is spoilt stays in one. */
function splitInLines({ cents, dirt }: Entry): readonly number[] {
  const count = dirt === 'badDate' || cents < 3 ? 1 : 1 + (cents % 3);
  const part = Math.floor(cents / count);
  return Array.from({ length: count }, (_, line) => (line === 0 ? cents - part * (count - 1) : part));
}

/** Number, customer and day in the first line of an invoice alone; its goods in each. */
const linesWithGoods: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const [header = [], ...rows] = list(INVOICES, invoices, style, 'F');
  const goods = (line: number): SourceCell[] => [`货物${line + 1}`, line + 1];
  const lines = rows.flatMap((row, index): SourceRow[] => {
    const entry = invoices[index];
    if (entry === undefined) return [[...row.slice(0, 3), '', '', ...row.slice(3)]];
    return splitInLines(entry).map((cents, line) => [
      ...(line === 0 ? row.slice(0, 3) : ['', '', '']),
      ...goods(line),
      amountCell(style, cents),
      line === 0 ? (row[4] ?? '') : '',
    ]);
  });
  const head = [...header.slice(0, 3), '品名', '数量', ...header.slice(3)];
  const above = titles('销售开票明细', style);
  return made(invoices, [sheetOf('发票', indented([...above, head, ...lines], style.indent))]);
};

/** The same without goods: the printed total counts the lines. */
const linesWithTotal: Layout = (entries, style) => {
  const invoices = entries.filter((entry) => isInvoice(entry) && entry.dirt !== 'void');
  const [header = [], ...rows] = list(INVOICES, invoices, { ...style, total: '合计' }, 'F');
  const lines = rows.flatMap((row, index): SourceRow[] => {
    const entry = invoices[index];
    if (entry === undefined) return [row];
    return splitInLines(entry).map((cents, line) => [
      ...(line === 0 ? row.slice(0, 3) : ['', '', '']),
      amountCell(style, cents),
      '',
    ]);
  });
  const above = titles('销售开票明细', style);
  return made(invoices, [sheetOf('发票', indented([...above, header, ...lines], style.indent))]);
};

/** As accounting systems export customers: 001_甲公司. */
const codedNames: Layout = (entries, style) =>
  aSheetPerList(entries, { ...style, names: (customer) => `00${customer + 1}_${style.names(customer)}` });

const aSheetPerMonth: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const sheets = [...new Set(invoices.map(({ month }) => month))].map((month) => {
    const own = invoices.filter((entry) => entry.month === month);
    const rows = [...titles(`${month}月销售开票明细`, style), ...list(INVOICES, own, style, `F${month}-`)];
    return sheetOf(`${month}月`, indented(rows, style.indent));
  });
  return made(invoices, sheets);
};

const STATEMENT = ['日期', '摘要', '借方', '贷方', '余额'];

const statements: Layout = (entries, style) => {
  const clean = entries.filter(({ dirt }) => dirt === 'none');
  let opening = 0;
  const sheets = [...new Set(clean.map(({ customer }) => customer))].map((customer) => {
    let balance = 1234 * (customer + 1);
    opening += balance;
    const rows: SourceRow[] = [['', '期初余额', '', '', amountCell(style, balance)]];
    for (const entry of clean.filter((each) => each.customer === customer)) {
      const amount = amountCell(style, entry.cents);
      balance += isInvoice(entry) ? entry.cents : -entry.cents;
      const sides = isInvoice(entry) ? [amount, ''] : ['', amount];
      rows.push([
        dateCell(style, entry),
        isInvoice(entry) ? '销售' : '收款',
        ...sides,
        amountCell(style, balance),
      ]);
    }
    const above = [...titles('往来对账单', style), [`客户：${style.names(customer)}`]];
    return sheetOf(`对账${customer + 1}`, indented([...above, STATEMENT, ...rows], style.indent));
  });
  return { sheets, entries: clean, opening: sheets.length === 0 ? null : opening };
};

const balancesWithDirection: Layout = (entries, style) => {
  const rows: SourceRow[] = [];
  let opening = 0;
  for (const customer of new Set(entries.map((entry) => entry.customer))) {
    const own = entries.filter((entry) => entry.customer === customer);
    const balance = own.reduce((sum, entry) => sum + (isInvoice(entry) ? entry.cents : -entry.cents), 0);
    opening += balance;
    const direction = balance === 0 ? '平' : balance > 0 ? '借' : '贷';
    rows.push([`00${customer + 1}`, style.names(customer), direction, amountCell(style, Math.abs(balance))]);
  }
  const above = [...titles('应收账款余额表', style), ['2026年6月30日']];
  const header = ['客户编码', '客户名称', '方向', '期末余额'];
  return {
    sheets: [sheetOf('余额', indented([...above, header, ...rows], style.indent))],
    entries: [],
    opening,
  };
};

export const LAYOUTS: Readonly<Record<string, Layout>> = {
  aSheetPerList,
  belowEachOther,
  besideEachOther,
  aSheetPerCustomer,
  aSheetPerMonth,
  mergedCustomers,
  groups,
  linesWithGoods,
  linesWithTotal,
  codedNames,
  statements,
  balancesWithDirection,
};
