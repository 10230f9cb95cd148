import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import { forecastAt } from './forecastLedger';

const USD = { currency: 'USD' };
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-01-01') }];
const POLICY = policyRows({ forecastDays: 30 });

function forecast(rows: Rows, place = 0) {
  const analysis = analyse(ledgerOf({ customers: [C1], policy: POLICY, ...rows }), day(ASOF));
  const basis = analysis.bases[place];
  if (!basis) throw new RangeError('no customer');
  return forecastAt(analysis, basis, place);
}

function path(rows: Rows, which: 'noNewSales' | 'atRecentPace' = 'noNewSales') {
  const { forecast: found } = forecast(rows);
  if (!found) throw new RangeError('no forecast');
  const { points, peak, breachedOn } = found[which];
  return { points: points.map(({ exposure }) => exposure.toFixed(2)), peak: peak.day, breachedOn };
}

const old = (due: string, amount: number, more: Row = {}) => invoice('2025-01-01', due, amount, more);

describe('a forecast', () => {
  it('is of a customer in its currency, and none where the exposure is unknown', () => {
    expect(forecast({ customers: [{ ...C1, ...USD }] })).toMatchObject({
      id: 'C1',
      name: '甲公司',
      currency: 'USD',
    });
    expect(forecast({ documents: [old('2026-04-10', 5, USD)] }).forecast).toBeNull();
    expect(forecast({ documents: [old('2026-04-10', 5, { customerId: 'X' })] }, 1)).toMatchObject({
      id: 'X',
      name: 'X',
    });
  });

  it('expects open claims on their due dates, in every currency, and nothing that is late or has none', () => {
    const documents = [
      old('2026-04-10', 100),
      old('2026-04-20', 10, USD),
      old('2026-03-01', 5),
      old('2026-06-01', 3),
      row('质保金', '2025-01-01', 2),
    ];
    const { forecast: found } = forecast({
      documents,
      rates: RATES,
      policy: policyRows({ forecastDays: 60 }),
    });
    expect([found?.expected.toFixed(), found?.later.toFixed()]).toEqual(['170', '10']);
    // What is late shifts what is expected: all that was ever due is 30 days late.
    expect([found?.latenessDays, found?.latenessKnown]).toEqual([30, true]);
  });

  it('shifts by how late the customer pays', () => {
    const paid = [old('2025-12-01', 10, { number: 'F1' }), row('回款', '2025-12-06', 10, { settles: 'F1' })];
    const due = (on: string) => path({ documents: [...paid, old(on, 100)] }).points;
    expect(due('2026-04-25')).toEqual(['100.00', '0.00']);
    expect(due('2026-04-26')).toEqual(['100.00', '100.00']);
    expect(forecast({ documents: [old('2026-04-26', 100)] }).forecast).toMatchObject({
      latenessDays: 0,
      latenessKnown: false,
    });
  });

  it('lets notes mature on their day, at their weight', () => {
    const paid = [old('2025-12-01', 10, { number: 'F1' }), row('回款', '2025-12-11', 10, { settles: 'F1' })];
    const note = row('应收票据', '2026-03-01', 100, {
      number: 'N1',
      due: serial('2026-04-30'),
      noteType: '商承',
    });
    const claim = old('2026-12-01', 100, { number: 'F2' });
    const rows = { documents: [...paid, claim, { ...note, settles: 'F2' }] };
    expect(path(rows).points).toEqual(['100.00', '0.00']);
    const standards: Row[] = [{ list: '票据权重', name: '商承', value: 0.5 }];
    expect(path({ ...rows, standards }).points).toEqual(['50.00', '0.00']);
  });

  it('knows the day the limit of that time is breached', () => {
    const limits: Row[] = [
      { customerId: 'C1', kind: '基础额度', amount: 80, to: serial('2026-12-31') },
      { customerId: 'C1', kind: '临时额度', mode: '替代', amount: 200, to: serial('2026-04-09') },
    ];
    expect(path({ documents: [old('2026-12-01', 100)], limits }).breachedOn).toBe(day('2026-04-10'));
    expect(path({ documents: [old('2026-04-10', 100)], limits }).breachedOn).toBeNull();
  });

  it('adds sales at the pace of the last three months, for the usual term', () => {
    // 90 days up to 2026-03-31: 900 sold, 10 a day; sold on terms of 10 days on average.
    const documents = [
      invoice('2026-01-01', '2026-01-11', 600, { number: 'F1' }),
      invoice('2025-12-31', '2026-01-10', 5000, { number: 'F0' }),
      invoice('2026-02-01', '2026-02-11', 300, { number: 'F2' }),
      row('回款', '2026-01-10', 5000, { settles: 'F0' }),
      row('回款', '2026-01-11', 600, { settles: 'F1' }),
      row('回款', '2026-02-11', 300, { settles: 'F2' }),
    ];
    expect(path({ documents }, 'atRecentPace').points).toEqual(['0.00', '100.00']);
    expect(path({ documents }, 'noNewSales').points).toEqual(['0.00', '0.00']);
    const back = [...documents, row('红字', '2026-03-01', 900)];
    expect(path({ documents: back }, 'atRecentPace').points).toEqual(['-900.00', '-900.00']);
  });

  it('without an invoice of its own terms goes by those of the customer', () => {
    const sold = row('发票', '2026-02-01', 900, { number: 'F', currency: 'USD' });
    const documents = [sold, row('回款', '2026-02-01', 900, { settles: 'F', currency: 'USD' })];
    const terms = (termText: string) =>
      path({ customers: [{ ...C1, termText }], documents, rates: RATES }, 'atRecentPace').points[1];
    // 70 a day.
    expect(terms('10天')).toBe('700.00');
    expect(terms('见合同')).toBe('2100.00');
    const facts: Row[] = [{ customerId: 'C1', fact: '账期', value: '5天', from: serial('2026-03-31') }];
    const customers = [{ ...C1, termText: '见合同' }];
    expect(path({ customers, facts, documents, rates: RATES }, 'atRecentPace').points[1]).toBe('350.00');
  });
});
