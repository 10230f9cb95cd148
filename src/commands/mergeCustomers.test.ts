/** Two customers of a ledger made one, through Excel: every row moves, the next import knows both names, one undo restores. */
import { ExcelHost, newBook } from '../host';
import { attachOffice } from '../host/node';
import { dayOf } from '../ledger/day';
import type { Ledger } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { TABLE_KEYS } from '../ledger/tables';
import { readLedger, run } from '../workbook';
import { commandOptions } from '../../tests/tools/commandOptions';
import { checkLedger, importLedger, mergeCustomers, undoEntry } from '.';
import { CopyingWorker } from './testing/copyingWorker';
import { ledgerSuggestions, type LedgerCustomers } from '../intake/customers/ledgerCustomers';

/** The first host of a process loads office.js. */
jest.setTimeout(60_000);
afterEach(() => CopyingWorker.remove());

const options = commandOptions(dayOf(2026, 3, 31));
const FILES = {
  '客户.csv':
    '客户编号,客户名称,税号,授信额度\nK1,鑫达电子有限公司,,1000\nK2,新达电子有限公司,91310000MA1FL0000X,500\nK3,恒通物流,,\n',
  '发票.csv':
    '客户编号,发票号,开票日期,开票金额\nK1,F1,2026-01-05,100\nK2,F2,2026-01-06,20\nK3,F3,2026-01-07,3\n',
};

async function imported(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  return valueOf(
    await importLedger({ sources, sheets: [], map: {}, dryRun: false, language: 'zh-CN' }, options),
  );
}

async function ledger(): Promise<Ledger> {
  return valueOf(await run(async (context) => valueOf(await readLedger(context)))).ledger;
}

async function balances() {
  const { report } = valueOf(await checkLedger({ asOf: null, write: false }, options));
  return report.customers.map(({ id, balance }) => [id, balance?.toNumber() ?? null]);
}

/** What every table but the journal holds. */
const held = ({ tables }: Ledger) =>
  TABLE_KEYS.filter((key) => key !== 'journal').map((key) => [key, tables[key].rows]);

beforeEach(async () => {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  await imported(FILES);
});

const MERGE = { decisions: [{ one: 'K1', other: 'K2', same: true }] };

test('documents and limits move, names stay findable, and undoing restores every cell', async () => {
  const looked = valueOf(await mergeCustomers({ decisions: [] }, options));
  expect(looked.suggestions.map(({ one, other, reason }) => [one.ref, other.ref, reason])).toEqual([
    ['K1', 'K2', 'sound'],
  ]);
  expect(looked.written).toEqual([]);
  const before = await ledger();
  const merged = valueOf(await mergeCustomers(MERGE, options));
  expect(merged.suggestions).toEqual([]);
  expect(merged.written.map(({ refused }) => refused)).toEqual([[]]);
  const after = await ledger();
  expect(after.documents.map(({ customer }) => customer)).toEqual(['K1', 'K1', 'K3']);
  expect(after.limits.map(({ customer }) => customer)).toEqual(['K1', 'K1']);
  expect(after.customers.map(({ id, status, taxId }) => [id, status, taxId])).toEqual([
    ['K1', 'active', '91310000MA1FL0000X'],
    ['K2', 'closed', '91310000MA1FL0000X'],
    ['K3', 'active', ''],
  ]);
  expect(after.facts.map(({ customer, fact, value }) => [customer, fact, value])).toEqual([
    ['K1', 'alias', 'K2'],
    ['K1', 'alias', '新达电子有限公司'],
  ]);
  expect(await balances()).toEqual([
    ['K1', 120],
    ['K2', 0],
    ['K3', 3],
  ]);
  const { report } = valueOf(await checkLedger({ asOf: null, write: false }, options));
  expect(report.findings.filter(({ rule }) => rule === 'data.duplicateCustomer')).toEqual([]);

  const [written] = merged.written;
  valueOf(await undoEntry(written?.entry ?? '', options));
  const restored = await ledger();
  expect(held(restored).filter(([key]) => key !== 'facts')).toEqual(
    held(before).filter(([key]) => key !== 'facts'),
  );
  expect(restored.facts).toEqual([]);
});

test('the next import gives rows of either name or number to the one', async () => {
  valueOf(await mergeCustomers(MERGE, options));
  const { report } = await imported({
    '二月.csv':
      '客户编号,客户名称,发票号,开票日期,开票金额\nK2,,F4,2026-02-05,7\n,新达电子有限公司,F5,2026-02-06,8\nK2,,F2,2026-01-06,20\n',
  });
  expect(report.ledger).toMatchObject({ customers: 0, documents: 2 });
  expect(await balances()).toContainEqual(['K1', 135]);
});

test('two customers kept apart are not asked about again, in the ledger or by an import', async () => {
  const apart = { decisions: [{ one: 'K1', other: 'K2', same: false }] };
  expect(valueOf(await mergeCustomers(apart, options)).suggestions).toEqual([]);
  expect(valueOf(await mergeCustomers({ decisions: [] }, options)).suggestions).toEqual([]);
  expect((await balances()).map(([id]) => id)).toEqual(['K1', 'K2', 'K3']);
});

test('two tax numbers, one customer twice, and nobody are refused, and nothing is written', async () => {
  await imported({ '又.csv': '客户编号,客户名称,税号\nK4,鑫达电子有限公司,91320500MA1MU0000A\n' });
  const before = held(await ledger());
  for (const [one, other, code] of [
    ['K2', 'K4', 'import.taxIdsDiffer'],
    ['K1', 'K1', 'import.badDecision'],
    ['K1', '无此客户', 'customer.unknown'],
  ] as const) {
    const result = await mergeCustomers({ decisions: [{ one, other, same: true }] }, options);
    expect(result).toMatchObject({ ok: false, problem: { code } });
  }
  expect(held(await ledger())).toEqual(before);
});

test('where there is a worker the search runs in it', async () => {
  CopyingWorker.install(async (question, post) => {
    post({ answer: ledgerSuggestions(question as LedgerCustomers) });
  });
  expect(valueOf(await mergeCustomers({ decisions: [] }, options)).suggestions).toHaveLength(1);
  expect([CopyingWorker.started, CopyingWorker.terminated]).toEqual([1, 1]);
});
