import fc from 'fast-check';
import { money, ZERO } from '../ledger/money';
import { BUCKETS, type Bucket } from '../ledger/tables';
import { MemoryBook, SAMPLE_CUSTOMERS, TODAY } from '../../tests/tools/pane/memoryBook';
import { ageingBar, utilisationBar } from './bars';
import type { CustomerFigures } from '../commands';

async function figures(): Promise<CustomerFigures> {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = SAMPLE_CUSTOMERS.slice(0, 1);
  const outcome = await book.checkLedger(
    { asOf: TODAY, write: false },
    {
      words: () => {
        throw new Error('no words are asked for');
      },
      today: TODAY,
      now: () => '',
      who: '',
      client: '',
    },
  );
  if (!outcome.ok) throw new Error(outcome.problem.code);
  const [first] = outcome.value.report.customers;
  if (!first) throw new Error('no customer');
  return first;
}

const ageing = (amounts: Partial<Record<Bucket, string>>) =>
  Object.fromEntries(BUCKETS.map((bucket) => [bucket, money(amounts[bucket] ?? '0')])) as Record<
    Bucket,
    ReturnType<typeof money>
  >;

test('Within the limit, the bar is as long as the limit', async () => {
  const within = {
    ...(await figures()),
    exposure: money('25'),
    effective: money('100'),
    utilisation: money('0.25'),
  };
  expect(utilisationBar(within)).toEqual({ used: 0.25, over: 0, limitAt: 1, overAmount: ZERO });
});

test('Beyond the limit, 120 % and 300 % have different bars and the limit’s mark moves left', async () => {
  const base = await figures();
  const over = utilisationBar(base);
  expect(over?.limitAt).toBeCloseTo(1 / 1.2);
  expect(over?.overAmount.toFixed(2)).toBe('20000.00');
  const triple = utilisationBar({ ...base, exposure: money('300000'), utilisation: money('3') });
  expect(triple?.limitAt).toBeCloseTo(1 / 3);
  expect((triple?.used ?? 0) + (triple?.over ?? 0)).toBeCloseTo(1);
});

test('Without a meaningful utilisation there is no bar', async () => {
  expect(utilisationBar({ ...(await figures()), utilisation: null })).toBeNull();
});

test('Shares of ageing buckets add up to the whole, whatever is in them', () => {
  const amounts = fc.record(
    Object.fromEntries(BUCKETS.map((bucket) => [bucket, fc.nat({ max: 1_000_000 })])),
  );
  fc.assert(
    fc.property(amounts, (cents) => {
      const text = Object.fromEntries(
        Object.entries(cents).map(([bucket, amount]) => [bucket, String(amount)]),
      );
      const { parts, total, drawable } = ageingBar(ageing(text));
      expect(drawable).toBe(parts.length > 0);
      const shares = parts.reduce((sum, { share }) => sum + (share?.toNumber() ?? Number.NaN), 0);
      if (!total.isZero()) expect(shares).toBeCloseTo(1);
    }),
  );
});

test('Empty buckets are left out, and a negative one is not drawn', () => {
  const bar = ageingBar(ageing({ notDue: '100', '31-60': '-20' }));
  expect(bar.parts.map(({ bucket }) => bucket)).toEqual(['notDue', '31-60']);
  expect(bar.drawable).toBe(false);
  expect(bar.parts.every(({ share }) => share === null)).toBe(true);
});
