import { dayOf } from '../../ledger/day';
import { sampleLedger } from '.';

const today = dayOf(2026, 11, 24);

describe('the sample ledger', () => {
  it('holds some 60 customers and 1,500 documents', () => {
    const sample = sampleLedger('zh-CN', today);
    expect(sample.customers.length).toBeGreaterThanOrEqual(60);
    expect(sample.customers.length).toBeLessThanOrEqual(70);
    expect(sample.documents.length).toBeGreaterThan(1_400);
    expect(sample.documents.length).toBeLessThan(1_700);
  });

  it('is the same whoever makes it, and moves with the day it is made for', () => {
    expect(sampleLedger('zh-CN', today)).toEqual(sampleLedger('zh-CN', today));
    const later = sampleLedger('zh-CN', dayOf(2026, 12, 4));
    const dates = (sample: ReturnType<typeof sampleLedger>) =>
      sample.documents.map((row) => Number(row['date']));
    expect(Math.max(...dates(later)) - Math.max(...dates(sampleLedger('zh-CN', today)))).toBe(10);
  });

  it('has no document dated after its day and no two customers of one name', () => {
    const sample = sampleLedger('en-US', today);
    const last = Math.max(...sample.documents.map((row) => Number(row['date'])));
    expect(last).toBeLessThanOrEqual(today + 25_569);
    expect(new Set(sample.customers.map((row) => row['name'])).size).toBe(sample.customers.length);
  });
});
