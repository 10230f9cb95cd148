/** More ways to lay out a truth: matrices, tables of balances, printed forms, hidden rows, a sheet per salesman. */
import type { SourceCell, SourceRow } from '../source/source';
import {
  INVOICES,
  indented,
  invoiceList,
  isInvoice,
  list,
  made,
  sheetOf,
  titles,
  type Layout,
} from './layoutsForTests';
import { amountCell, type Entry } from './truthForTests';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const isClean = ({ dirt }: Entry): boolean => dirt === 'none';
const customersOf = (entries: readonly Entry[]): readonly number[] => [
  ...new Set(entries.map(({ customer }) => customer)),
];

/** Customers by months: what each was invoiced in a month stands in one cell. */
const customersByMonths: Layout = (entries, style) => {
  const invoices = entries.filter((entry) => isInvoice(entry) && isClean(entry));
  const rows = customersOf(invoices).map((customer): SourceRow => {
    const own = invoices.filter((entry) => entry.customer === customer);
    const months = MONTHS.map((month): SourceCell => {
      const cents = own.filter((entry) => entry.month === month).reduce((sum, each) => sum + each.cents, 0);
      return cents === 0 ? '' : amountCell(style, cents);
    });
    return [style.names(customer), ...months];
  });
  const header = ['客户名称', ...MONTHS.map((month) => `${month}月`)];
  const above = [...titles('销售开票汇总', style), ['2026年度']];
  return made(invoices, [sheetOf('汇总', indented([...above, header, ...rows], style.indent))]);
};

/** 期初余额, 本期发生额 and 期末余额, each over 借方 and 贷方. */
const balancesOnTwoSides: Layout = (entries, style) => {
  const clean = entries.filter(isClean);
  let closing = 0;
  const side = (cents: number): SourceCell[] => [
    cents > 0 ? amountCell(style, cents) : '',
    cents < 0 ? amountCell(style, -cents) : '',
  ];
  const rows = customersOf(clean).map((customer): SourceRow => {
    const own = clean.filter((entry) => entry.customer === customer);
    const [debit, credit] = [isInvoice, (entry: Entry) => !isInvoice(entry)].map((is) =>
      own.filter(is).reduce((sum, { cents }) => sum + cents, 0),
    );
    const opening = 500 - 300 * customer;
    const end = opening + (debit ?? 0) - (credit ?? 0);
    closing += end;
    const moved = [amountCell(style, debit ?? 0), amountCell(style, credit ?? 0)];
    return [`00${customer + 1}`, style.names(customer), ...side(opening), ...moved, ...side(end)];
  });
  const header = [
    ['客户编码', '客户名称', '期初余额', '', '本期发生额', '', '期末余额', ''],
    ['', '', '借方', '贷方', '借方', '贷方', '借方', '贷方'],
  ];
  const above = [...titles('应收账款余额表', style), ['2026年6月30日']];
  const sheet = sheetOf('余额表', indented([...above, ...header, ...rows], style.indent));
  return { sheets: [sheet], entries: [], opening: rows.length === 0 ? null : closing };
};

/** What the first row names stands for all three. */
const headerOfThreeRows: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const [, ...rows] = invoiceList(entries, style);
  const header = [
    ['客户名称', '本期', '', '', '状态'],
    ['', '开票', '', '', ''],
    ['', '发票号码', '开票日期', '开票金额', ''],
  ];
  return made(invoices, [
    sheetOf('应收', indented([...titles('应收账款明细', style), ...header, ...rows], style.indent)),
  ]);
};

const LINES_ON_A_PAGE = 5;

/** As it is printed: the total under the header, title and header again on every page, blank rows, signatures. */
const printedPages: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const [, ...lines] = list(INVOICES, invoices, { ...style, total: '' }, 'F');
  const total = invoices.reduce((sum, { cents }) => sum + cents, 0);
  const rows: SourceRow[] = [...titles('应收账款明细', style), INVOICES];
  if (style.total !== '') rows.push([style.total, '', '', amountCell(style, total), '']);
  for (const [index, line] of lines.entries()) {
    if (index > 0 && index % LINES_ON_A_PAGE === 0)
      rows.push(['', ' ', ''], ['应收账款明细'], [`第${index / LINES_ON_A_PAGE + 1}页`], INVOICES);
    rows.push(line);
  }
  const signed = [['编制人：张三', '', '审核：李四'], ['制单', '王五', '复核', '赵六'], [style.remark]];
  return made(invoices, [sheetOf('应收', indented([...rows, ...signed], style.indent))]);
};

/** A filter was left on: every third row is hidden. */
const hiddenRows: Layout = (entries, style) => {
  const rows = indented([...titles('应收账款明细', style), ...invoiceList(entries, style)], style.indent);
  const hidden = rows.flatMap((_, index) => (index % 3 === 0 ? [index] : []));
  const none: ReadonlySet<number> = new Set();
  const marks = { hiddenRows: new Set(hidden), hiddenColumns: none, red: none, unread: none };
  return made(entries.filter(isInvoice), [{ ...sheetOf('应收', rows), marks }]);
};

const SALESMEN = ['张三', '李四'];

const aSheetPerSalesman: Layout = (entries, style) => {
  const invoices = entries.filter(isInvoice);
  const sheets = SALESMEN.flatMap((salesman, index) => {
    const own = invoices.filter(({ customer }) => customer % SALESMEN.length === index);
    if (own.length === 0) return [];
    const rows = [
      ...titles(`应收账款明细（${salesman}）`, style),
      ...list(INVOICES, own, style, `F${index}-`),
    ];
    return [sheetOf(salesman, indented(rows, style.indent))];
  });
  return made(invoices, sheets);
};

/** 1月5日, under a title that names the year. */
const daysWithoutYear: Layout = (entries, style) => {
  const yearless = { ...style, dates: (month: number, day: number) => `${month}月${day}日` };
  const rows = [...titles('应收账款明细', style), ['2026年度'], ...invoiceList(entries, yearless)];
  return made(entries.filter(isInvoice), [sheetOf('应收', indented(rows, style.indent))]);
};

export const FORMS: Readonly<Record<string, Layout>> = {
  customersByMonths,
  balancesOnTwoSides,
  headerOfThreeRows,
  printedPages,
  hiddenRows,
  aSheetPerSalesman,
  daysWithoutYear,
};
