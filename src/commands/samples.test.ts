/** Third-party files with known truths, from the file to the figures; tried where the folder with them stands beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../credit/analysis';
import { partsOn, type TracedPart } from '../credit/behaviour/parts';
import { checkLedger } from '../credit/check';
import { openSource, planImport } from '../intake';
import { dayOf, type Day } from '../ledger/day';
import { money, sumMoney } from '../ledger/money';
import type { Ledger } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { BUCKETS } from '../ledger/tables';
import { ledgerOf, policyRows } from '../ledger/tablesForTests';

const FOLDER = join(__dirname, '../../../shared/samples');

function ledgerIn(name: string): Ledger {
  return ledgerFrom(name, new Uint8Array(readFileSync(join(FOLDER, name))));
}

function ledgerFrom(name: string, bytes: Uint8Array): Ledger {
  const balanceDay = dayOf(2026, 1, 1);
  const options = { existing: null, map: {}, sheets: [], language: 'zh-CN' as const, balanceDay };
  const plan = valueOf(planImport([valueOf(openSource({ name, bytes }))], options));
  const { customers, documents, report } = plan;
  return ledgerOf({ customers, documents, policy: policyRows({ currency: report.currency }) });
}

/** Documents still open, the customers that owe them, and the buckets of what they owe; empty ones left out. */
function ageingOn(ledger: Ledger, asOf: Day) {
  const { items, totals, customers } = checkLedger(ledger, asOf);
  const buckets = BUCKETS.flatMap((bucket): [string, string][] => {
    const sum = sumMoney(customers.map(({ ageing }) => ageing?.[bucket] ?? money('NaN')));
    return sum.isZero() ? [] : [[bucket, sum.toFixed()]];
  });
  return {
    open: items.filter(({ open }) => !open.isZero()).length,
    customers: customers.filter(({ balance }) => balance?.isZero() !== true).length,
    balance: totals.balance?.toFixed(),
    buckets: Object.fromEntries(buckets),
  };
}

/** Every invoice with the receipt that settled it, as the behaviour of customers is measured on. */
function paymentsOf(ledger: Ledger, asOf: Day): readonly TracedPart[] {
  return analyse(ledger, asOf).bases.flatMap(({ accounts }) =>
    accounts.flatMap(({ settled }) => partsOn(settled, asOf, ledger.policy)),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it('A file of ours goes the same way from its lines to its buckets', () => {
  const lines = [
    '客户名称,单据类型,单据号,日期,到期日,金额',
    '甲公司,发票,F1,2026-01-05,2026-02-04,100.50',
    '甲公司,回款,R1,2026-02-10,,40',
    '乙公司,发票,F2,2026-03-01,2026-04-30,7',
  ];
  const ledger = ledgerFrom('往来.csv', new TextEncoder().encode(lines.join('\n')));
  expect(ageingOn(ledger, dayOf(2026, 3, 31))).toEqual({
    open: 2,
    customers: 2,
    balance: '67.5',
    buckets: { notDue: '7', '31-60': '60.5' },
  });
});

if (existsSync(FOLDER)) {
  describe('the sample files', () => {
    it('ibm-late-payments: what was open on a day, and how late the invoices were paid', () => {
      const ledger = ledgerIn('ibm-late-payments.csv');
      expect(ageingOn(ledger, dayOf(2013, 6, 30))).toEqual({
        open: 84,
        customers: 52,
        balance: '5119.85',
        buckets: { notDue: '4284.29', '1-30': '835.56' },
      });
      const end = dayOf(2014, 12, 31);
      const payments = paymentsOf(ledger, end);
      expect(payments.filter(({ state }) => state !== 'paid')).toEqual([]);
      const lateness = payments.map(({ on, due }) => Math.max(0, Number(on) - Number(due)));
      const late = lateness.filter((days) => days > 0).length;
      expect([payments.length, late, ((100 * late) / payments.length).toFixed(2)]).toEqual([
        2466,
        877,
        '35.56',
      ]);
      const toSettle = payments.map(({ on, entry }) => Number(on) - entry.document.date);
      expect([mean(toSettle).toFixed(2), mean(lateness).toFixed(3)]).toEqual(['26.44', '3.442']);
      const weight = payments.reduce((sum, { amount }) => sum + amount, 0n);
      const weighted = payments.reduce(
        (sum, { amount }, index) => sum + amount * BigInt(lateness[index] ?? 0),
        0n,
      );
      expect((Number(weighted) / Number(weight)).toFixed(3)).toBe('3.571');
      expect(ageingOn(ledger, end)).toEqual({ open: 0, customers: 0, balance: '0', buckets: {} });
    });

    it('highradius-open-items: three decimals in every bucket', () => {
      expect(ageingOn(ledgerIn('highradius-open-items.csv'), dayOf(2020, 5, 31))).toEqual({
        open: 9681,
        customers: 553,
        balance: '310427858.974',
        buckets: {
          notDue: '1553224.51',
          '1-30': '86563679.07',
          '31-60': '147655853.081',
          '61-90': '74358460.233',
          '91-180': '296642.08',
        },
      });
    });

    it('ar-ageing: what its own report says, over 90 days told apart further', () => {
      const { balance, buckets } = ageingOn(ledgerIn('ar-ageing-2026-07-16.xlsx'), dayOf(2026, 7, 16));
      const { notDue, '31-60': late, ...older } = buckets;
      expect([balance, notDue, late]).toEqual(['7670150', '3052025', '112795']);
      const over90 = Object.values(older).map((amount) => money(amount));
      expect(sumMoney(over90).toFixed()).toBe('4505330');
    });

    it('receivables-no-due-dates: owed without a due date, and said of each', () => {
      const ledger = ledgerIn('receivables-no-due-dates.xlsx');
      const asOf = dayOf(2026, 7, 16);
      const { balance, ...rest } = ageingOn(ledger, asOf);
      expect(rest).toEqual({ open: 20, customers: 20, buckets: { noDueDate: balance } });
      const said = checkLedger(ledger, asOf).findings.filter(({ rule }) => rule === 'data.dueUnknown');
      expect(new Set(said.map(({ customer }) => customer)).size).toBe(20);
    });

    it('jsherp-customers: their openings are owed', () => {
      const found = ageingOn(ledgerIn('jsherp-customers.xls'), dayOf(2026, 7, 16));
      expect(found).toMatchObject({ open: 1, customers: 1, balance: '100' });
    });
  });
}
