import { dayOf, serialOf } from '../../ledger/day';
import { DOCUMENT_KIND, LIMIT_KIND } from '../../ledger/tables';
import { creditCode } from './creditCode';
import { seededRandom } from './random';
import { sampleLedger, type SampleLedger } from '.';

const today = dayOf(2026, 11, 24);
const dates = (sample: SampleLedger): number[] => sample.documents.map((row) => Number(row['date']));

describe('the sample ledger', () => {
  const sample = sampleLedger('zh-CN', today);

  it('holds some 70 customers and fewer than 2,000 documents', () => {
    expect(sample.customers.length).toBeGreaterThanOrEqual(65);
    expect(sample.customers.length).toBeLessThanOrEqual(75);
    expect(sample.documents.length).toBeGreaterThan(1_500);
    expect(sample.documents.length).toBeLessThan(2_000);
  });

  it('is the same whoever makes it, and moves with the day it is made for', () => {
    expect(sampleLedger('zh-CN', today)).toEqual(sample);
    const later = sampleLedger('zh-CN', dayOf(2026, 12, 4));
    expect(Math.max(...dates(later)) - Math.max(...dates(sample))).toBe(10);
  });

  it('has no document dated after its day and no two customers of one name', () => {
    expect(Math.max(...dates(sample))).toBeLessThanOrEqual(serialOf(today));
    const names = sampleLedger('en-US', today).customers.map((row) => row['name']);
    expect(new Set(names).size).toBe(sample.customers.length);
  });

  it('reaches back two years, so that growth and migration have something to compare', () => {
    const early = dates(sample).filter((date) => date < serialOf(today) - 600);
    expect(early.length).toBeGreaterThan(50);
  });

  it('shows every kind of limit, and every kind of document but those a customer never sees', () => {
    const kinds = new Set(sample.documents.map((row) => row['kind']));
    const unseen = [
      'noteDiscounted',
      'noteEndorsed',
      'noteRecourse',
      'factoring',
      'adjustment',
      'reminder',
      'lawsuit',
    ];
    expect(
      Object.entries(DOCUMENT_KIND)
        .filter(([, name]) => !kinds.has(name['zh-CN']))
        .map(([key]) => key),
    ).toEqual(unseen);
    expect(new Set(sample.limits.map((row) => row['kind']))).toEqual(
      new Set(
        [LIMIT_KIND.base, LIMIT_KIND.temporary, LIMIT_KIND.guarantee, LIMIT_KIND.insurance].map(
          (k) => k['zh-CN'],
        ),
      ),
    );
  });

  it('names only customers it has, in every table', () => {
    const ids = new Set(sample.customers.map((row) => row['id']));
    for (const row of [...sample.limits, ...sample.financials, ...sample.facts]) {
      expect(ids).toContain(row['customerId']);
    }
    for (const row of sample.customers) {
      if (row['parentId'] !== '') expect(ids).toContain(row['parentId']);
    }
  });

  it('has statements that balance', () => {
    expect(sample.financials.length).toBeGreaterThan(60);
    for (const row of sample.financials) {
      expect(Number(row['totalLiabilities']) + Number(row['equity'])).toBe(row['totalAssets']);
      expect(Number(row['currentLiabilities'])).toBeLessThanOrEqual(Number(row['totalLiabilities']));
    }
  });
});

test('Invented credit codes hold their check character, a wrong one does not', () => {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const holds = (code: string): boolean => {
    const values = [...code].map((character) => characters.indexOf(character));
    const sum = values.slice(0, -1).reduce((total, value, at) => total + value * (3 ** at % 31), 0);
    return (31 - (sum % 31)) % 31 === values[17];
  };
  expect(holds(creditCode(seededRandom(7), false))).toBe(true);
  expect(holds(creditCode(seededRandom(7), true))).toBe(false);
});
