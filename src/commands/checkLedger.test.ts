/** The whole check of a ledger of some size, through the real office.js: what it asks of Excel, and that it settles. */
import { ExcelHost, newBook } from '../host';
import { attachOffice } from '../host/node';
import { dayOf } from '../ledger/day';
import { sumMoney } from '../ledger/money';
import { cellAddress } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { commandOptions } from '../../tests/tools/commandOptions';
import { checkLedger, importLedger, type CheckOutcome } from '.';

const CUSTOMERS = 200;
const DOCUMENTS = 5_000;
const MEGABYTE = 1_000_000;
const TRIPS_MAX = 8;

const options = commandOptions(dayOf(2026, 6, 30));

const two = (value: number): string => String(value).padStart(2, '0');

function limitsFile(): Uint8Array {
  const rows = Array.from({ length: CUSTOMERS }, (_, at) => `K${at},第${at}号客户,${(at % 7) * 40_000},30天`);
  return new TextEncoder().encode(['客户编号,客户名称,授信额度,账期', ...rows].join('\n'));
}

function invoicesFile(): Uint8Array {
  const rows = Array.from({ length: DOCUMENTS }, (_, at) => {
    const day = `2026-${two(1 + (at % 6))}-${two(1 + (at % 28))}`;
    return `K${at % CUSTOMERS},F${at},${day},${1_000 + (at % 977)}.${two(at % 100)}`;
  });
  return new TextEncoder().encode(['客户编号,发票号码,开票日期,开票金额', ...rows].join('\n'));
}

describe('a check of 200 customers and 5,000 documents', () => {
  let host: ExcelHost;
  let first: CheckOutcome;

  beforeAll(async () => {
    host = await ExcelHost.create(newBook());
    await attachOffice(host);
    const sources = [
      { name: '客户.csv', bytes: limitsFile() },
      { name: '应收.csv', bytes: invoicesFile() },
    ];
    const request = { sources, sheets: [], map: {}, dryRun: false, language: 'zh-CN' as const };
    const { report } = valueOf(await importLedger(request, options));
    expect(report.ledger).toEqual({ customers: CUSTOMERS, limits: CUSTOMERS, documents: DOCUMENTS });
    host.resetStats();
    first = valueOf(await checkLedger({ asOf: null, write: true }, options));
  });

  it('reads in at most four round trips and writes in at most four, none of them near 5 MB', () => {
    expect(first.report.customers).toHaveLength(CUSTOMERS);
    expect(first.written?.refused).toEqual([]);
    expect(first.written?.entry).not.toBeNull();
    expect(host.stats.roundTrips).toBeLessThanOrEqual(TRIPS_MAX);
    expect(host.stats.maxRequestBytes).toBeLessThan(5 * MEGABYTE);
    expect(host.stats.maxResponseBytes).toBeLessThan(5 * MEGABYTE);
  });

  it('finds the same the second time, and writes and journals nothing', async () => {
    host.resetStats();
    const second = valueOf(await checkLedger({ asOf: null, write: true }, options));
    expect(second.asOfFrom).toBe('book');
    expect(second.formulas).toBe('agree');
    expect(second.findings).toEqual(first.findings);
    expect(second.written).toEqual({ cells: 0, rows: 0, entry: null, added: [], refused: [] });
    expect(host.stats.roundTrips).toBeLessThanOrEqual(4);
  });

  it('takes each figure apart into rows that add up to it', () => {
    for (const figures of first.report.customers) {
      for (const figure of ['balance', 'exposure', 'overdue', 'unapplied'] as const) {
        const lines = first.trace(figures.id, figure);
        expect(lines && sumMoney(lines.map(({ amount }) => amount)).toFixed()).toBe(
          figures[figure]?.toFixed(),
        );
      }
    }
    const cells = first.trace('K1', 'balance')?.map(({ at }) => cellAddress(first.ledger, at, 'amount'));
    expect(cells).toHaveLength(DOCUMENTS / CUSTOMERS);
    expect(cells?.every((cell) => /^往来![A-Z]+\d+$/.test(cell))).toBe(true);
    expect(first.trace('nobody', 'balance')).toBeNull();
  });

  it('says so when a formula was typed over', async () => {
    const sheet = host.book.sheets.find(({ name }) => name === '客户');
    const column = host.book.tables
      .find(({ name }) => name === '客户')
      ?.columns.findIndex(({ name }) => name === '可用额度');
    expect(sheet && column !== undefined && column >= 0).toBe(true);
    await host.edit(`客户!${String.fromCharCode(65 + (column ?? 0))}5`, [[1]]);
    const third = valueOf(await checkLedger({ asOf: null, write: false }, options));
    expect(third.formulas).toBe('differ');
    expect(third.findings.map(({ finding }) => finding.rule)).toContain('formula.overwritten');
  });
});
