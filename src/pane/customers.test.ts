import type { CustomerFigures } from '../commands';
import { money } from '../ledger/money';
import { MemoryBook, SAMPLE_CUSTOMERS } from '../../tests/tools/pane/memoryBook';
import { paneOver } from '../../tests/tools/pane/paneOver';
import { filterCustomers, isOverLimit, orderCustomers } from './customers';

async function customers(): Promise<readonly CustomerFigures[]> {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = [...SAMPLE_CUSTOMERS];
  const pane = paneOver(book);
  await pane.actions.open();
  return pane.store.get().outcome?.report.customers ?? [];
}

const ids = (list: readonly CustomerFigures[]): string[] => list.map(({ id }) => id);

test('The most used limit comes first, an unknown utilisation last', async () => {
  expect(ids(orderCustomers(await customers(), 'utilisation', 'zh-CN'))).toEqual([
    'C001',
    'C004',
    'C002',
    'C003',
  ]);
});

test('An unknown figure is not taken for zero', async () => {
  const unknown = (await customers()).map((figures) =>
    figures.id === 'C001' ? { ...figures, overdue: null } : figures,
  );
  expect(ids(orderCustomers(unknown, 'overdue', 'zh-CN')).at(-1)).toBe('C001');
});

test('Chinese names are ordered by pinyin, 重庆 under c', async () => {
  const chinese = (await customers()).filter(({ id }) => id !== 'C004');
  expect(ids(orderCustomers(chinese, 'name', 'zh-CN'))).toEqual(['C002', 'C001', 'C003']);
});

test('A customer is found by name or number', async () => {
  expect(ids(filterCustomers(await customers(), '智联'))).toEqual(['C003']);
  expect(ids(filterCustomers(await customers(), 'c00'))).toHaveLength(4);
});

test('Only an exposure above a known limit is over it', async () => {
  const [first] = await customers();
  if (!first) throw new Error('no customer');
  expect(isOverLimit(first)).toBe(true);
  expect(isOverLimit({ ...first, exposure: money('100000') })).toBe(false);
  expect(isOverLimit({ ...first, effective: null })).toBe(false);
});
