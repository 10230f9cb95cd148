/**
 * Names of the lines of financial statements, as the forms 会企01, 02 and 03, 会小企01 to 03, older forms and people's own
 * lists spell them (Accounting Standards for Business Enterprises No. 30, and practice).
 */
import { cellText, type SourceCell } from '../source/source';

/** What lines say; several names may say the same, and the earlier name of a list is the better one. */
const NAMES = {
  currentAssets: [
    '流动资产合计',
    '流动资产总计',
    '流动资产总额',
    '流动资产',
    'totalcurrentassets',
    'currentassets',
  ],
  inventory: ['存货', '存货净额', '库存商品', '存货合计', 'inventory', 'inventories'],
  totalAssets: ['资产总计', '资产合计', '资产总额', '总资产', 'totalassets'],
  intangibles: ['无形资产', '无形资产净值', '无形资产净额', 'intangibleassets', 'intangibles'],
  currentLiabilities: [
    '流动负债合计',
    '流动负债总计',
    '流动负债总额',
    '流动负债',
    'totalcurrentliabilities',
    'currentliabilities',
  ],
  totalLiabilities: ['负债合计', '负债总计', '负债总额', '总负债', 'totalliabilities'],
  paidInCapital: ['实收资本', '股本', '实收资本净额', '实收资本或股本', 'paidincapital', 'sharecapital'],
  capitalReserve: ['资本公积', '资本公积金', 'capitalreserve'],
  surplusReserve: ['盈余公积', '盈余公积金', 'surplusreserve'],
  undistributedProfit: ['未分配利润', '年末未分配利润', 'undistributedprofit', 'undistributedprofits'],
  retainedEarnings: ['留存收益', '留存收益合计', 'retainedearnings'],
  equity: [
    '所有者权益合计',
    '股东权益合计',
    '所有者权益总计',
    '所有者权益总额',
    '股东权益总计',
    '所有者权益或股东权益合计',
    '净资产合计',
    '净资产',
    '所有者权益',
    '股东权益',
    'totalequity',
    'totalshareholdersequity',
    'shareholdersequity',
    'netassets',
  ],
  liabilitiesAndEquity: [
    '负债和所有者权益总计',
    '负债及所有者权益总计',
    '负债和所有者权益合计',
    '负债及所有者权益合计',
    '负债和股东权益总计',
    '负债及股东权益总计',
    '负债和所有者权益或股东权益总计',
    'totalliabilitiesandequity',
  ],
  revenue: [
    '营业收入',
    '主营业务收入',
    '产品销售收入',
    '销售收入',
    '营业总收入',
    'revenue',
    'totalrevenue',
    'operatingrevenue',
    'sales',
    'netsales',
  ],
  interestExpense: ['利息费用', '利息支出', 'interestexpense'],
  financeCosts: ['财务费用', 'financecosts', 'financeexpenses'],
  profitBeforeTax: ['利润总额', '税前利润', '税前利润总额', 'profitbeforetax', 'incomebeforetax'],
  ebit: ['息税前利润', 'ebit'],
  netProfit: [
    '净利润',
    '税后利润',
    '净利润总额',
    'netprofit',
    'netincome',
    'profitfortheyear',
    'profitaftertax',
  ],
  operatingCashFlow: [
    '经营活动产生的现金流量净额',
    '经营活动现金流量净额',
    '经营活动产生的现金净流量',
    '经营活动现金净流量',
    '经营活动产生现金流量净额',
    'netcashfromoperatingactivities',
    'operatingcashflow',
  ],
  investingCashFlow: ['投资活动产生的现金流量净额', '投资活动现金流量净额', '投资活动产生的现金净流量'],
  financingCashFlow: ['筹资活动产生的现金流量净额', '筹资活动现金流量净额', '筹资活动产生的现金净流量'],
  cashIncrease: ['现金及现金等价物净增加额', '现金净增加额'],
  cash: ['货币资金', '现金及银行存款', 'cash'],
  receivables: ['应收账款', '应收账款净额', '应收帐款', '应收票据及应收账款', 'accountsreceivable'],
  fixedAssets: ['固定资产', '固定资产净值', '固定资产合计', '固定资产净额'],
  shortTermLoans: ['短期借款', 'shorttermloans'],
  payables: ['应付账款', '应付帐款', '应付票据及应付账款', 'accountspayable'],
  operatingCosts: ['营业成本', '主营业务成本', '产品销售成本', '营业总成本', 'costofsales'],
  operatingProfit: ['营业利润', 'operatingprofit'],
  incomeTax: ['所得税费用', '所得税', 'incometax'],
} as const satisfies Record<string, readonly string[]>;

export type Line = keyof typeof NAMES;

export interface NamedLine {
  readonly line: Line;
  /** 0 for the name of the current form; of two names on one sheet the lower one counts. */
  readonly rank: number;
}

/** Only statements add these up: two of them below each other tell a statement from a list of accounts. */
export const TOTALS: ReadonlySet<Line> = new Set<Line>([
  'currentAssets',
  'totalAssets',
  'currentLiabilities',
  'totalLiabilities',
  'equity',
  'liabilitiesAndEquity',
  'revenue',
  'profitBeforeTax',
  'operatingProfit',
  'netProfit',
  'operatingCashFlow',
  'investingCashFlow',
  'financingCashFlow',
]);

const LINE_OF: ReadonlyMap<string, NamedLine> = new Map(
  (Object.entries(NAMES) as [Line, readonly string[]][]).flatMap(([line, names]) =>
    names.map((name, rank): [string, NamedLine] => [name, { line, rank }]),
  ),
);
const NAME_LENGTH_MAX = 60;

const BRACKETS = /[([【{〔][^()[\]【】{}〔〕]*[)\]】}〕]/gu;
const OPEN_BRACKET = /[([【{〔].*$/u;
/** 一、 · 1. · 其中： · 加： · 减： · *, also one behind the other. */
const PREFIX =
  /^(?:[一二三四五六七八九十]+[、.,:]|\d+[、.):](?!\d)|[*△▲☆★#·•-]+|(?:其中|加|减|less|add|including):|其中)+/iu;

/** The name inside a line's cell: 一、营业收入 · 减：所得税费用 · 资 产 总 计 · 净利润（净亏损以“-”号填列）. */
function lineKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(BRACKETS, '')
    .replace(OPEN_BRACKET, '')
    .replace(PREFIX, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** @returns null when the cell names no line that is known */
export function lineIn(cell: SourceCell): NamedLine | null {
  if (typeof cell !== 'string' || cell === '' || cell.length > NAME_LENGTH_MAX) return null;
  return LINE_OF.get(lineKey(cellText(cell))) ?? null;
}
