import type { CheckOutcome } from '../commands';
import { messages } from '../text';
import { MemoryBook, SAMPLE_CUSTOMERS } from '../../tests/tools/pane/memoryBook';
import { paneOver } from '../../tests/tools/pane/paneOver';
import { NO_FILTER } from './state';
import { countBySeverity, filterWarnings, warningRows, warningsOf } from './warnings';

async function sampleOutcome(): Promise<CheckOutcome> {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = [...SAMPLE_CUSTOMERS];
  const pane = paneOver(book);
  await pane.actions.open();
  const { outcome } = pane.store.get();
  if (outcome === null) throw new Error('the sample was not checked');
  return outcome;
}

const words = messages('zh-CN');

test('Warnings carry the customer’s name, a sentence, what to do and the cell', async () => {
  const [first] = warningsOf(await sampleOutcome(), words);
  expect(first).toMatchObject({
    severity: 'high',
    customerId: 'C001',
    customerName: '华东商贸有限公司',
    message: '敞口 ¥120,000.00 超过有效额度 ¥100,000.00，超出 ¥20,000.00。',
    cell: '客户!G4',
  });
});

test('Groups come most severe first, with their counts; a folded group keeps its heading only', async () => {
  const warnings = warningsOf(await sampleOutcome(), words);
  expect(countBySeverity(warnings)).toEqual({ high: 1, medium: 1, low: 2 });
  const kinds = (collapsed: ReadonlySet<'high' | 'medium' | 'low'>) =>
    warningRows(warnings, collapsed).map((row) =>
      row.kind === 'group' ? `${row.severity} ${row.count}` : row.kind,
    );
  expect(kinds(new Set())).toEqual([
    'high 1',
    'warning',
    'medium 1',
    'warning',
    'low 2',
    'warning',
    'warning',
  ]);
  expect(kinds(new Set(['low']))).toEqual(['high 1', 'warning', 'medium 1', 'warning', 'low 2']);
});

test.each([
  ['', [], 4],
  ['', ['high'], 1],
  ['', ['high', 'low'], 3],
  ['华东', [], 2],
  ['c001', [], 2],
  ['Ｎｏｒｔｈｗｉｎｄ', [], 1],
  ['华东 超额度', [], 1],
  ['华东 没有这句', [], 0],
  ['20,000', ['medium'], 0],
] as const)('Searching “%s” among %p finds %p warnings', async (text, severities, count) => {
  const warnings = warningsOf(await sampleOutcome(), words);
  expect(filterWarnings(warnings, { text, severities: new Set(severities) })).toHaveLength(count);
});

test('Keys are unique, so that a list can tell its rows apart', async () => {
  const warnings = warningsOf(await sampleOutcome(), words);
  expect(new Set(warnings.map(({ key }) => key)).size).toBe(warnings.length);
  expect(filterWarnings(warnings, NO_FILTER)).toEqual(warnings);
});
