/** Third-party files with known truths are tried where the folder with them stands beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '../ledger/day';
import { sumMoney, moneyFromNumber } from '../ledger/money';
import { openRows, planOf, valueOf } from './fixtures';
import { openSource } from './source/open';
import type { ImportPlan } from './plan/plan';

const FOLDER = join(__dirname, '../../../shared/samples');

function sample(name: string): ImportPlan {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
  return planOf([valueOf(openSource({ name, bytes }))], { balanceDay: dayOf(2026, 1, 1) });
}

function refusals(plan: ImportPlan): Record<string, string | null> {
  return Object.fromEntries(plan.report.sources.map(({ sheet, refused }) => [sheet, refused?.why ?? null]));
}

function totals(plan: ImportPlan): Record<string, string> {
  return Object.fromEntries(
    plan.report.reconciliation.map(({ measure, imported, difference }) => [
      measure,
      `${imported.toFixed()} (${difference.toFixed()})`,
    ]),
  );
}

function rowsOf(plan: ImportPlan, sheet = 0): unknown {
  return plan.report.sources[sheet]?.tables[0]?.rows;
}

describe('exports of other systems', () => {
  it('with unheard-of columns between the known ones are read by the known ones', () => {
    const plan = planOf([
      openRows('open-items.csv', [
        [
          '',
          'business_code',
          'cust_number',
          'name_customer',
          'clear_date',
          'doc_id',
          'posting_date',
          'due_in_date',
          'cust_payment_terms',
          'converted_usd',
        ],
        [
          '3',
          'CA02',
          '140105686',
          'SYSC llc',
          '',
          '2960623488',
          '30-03-2020',
          '10-04-2020',
          'CA10',
          '2309.79',
        ],
        ['7', 'U001', 'CCU001', 'TARG us', '', '1930659387', '01-03-2020', '03-04-2020', 'NAA8', '11173.025'],
      ]),
    ]);
    expect(plan.report.currency).toBe('USD');
    expect(totals(plan)).toEqual({ 'invoice.amount': '13482.815 (0)' });
    expect(plan.customers.map(({ id, termText }) => [id, termText])).toEqual([
      ['140105686', undefined],
      ['CCU001', undefined],
    ]);
  });
});

if (existsSync(FOLDER)) {
  describe('the sample files', () => {
    it('ibm-late-payments: every invoice with the receipt that settles it', () => {
      const plan = sample('ibm-late-payments.csv');
      const invoices = plan.documents.filter(({ kind }) => kind === '发票');
      expect([invoices.length, plan.documents.length - invoices.length, plan.customers.length]).toEqual([
        2466, 2466, 100,
      ]);
      expect(rowsOf(plan)).toEqual({ data: 2466, imported: 2466, skipped: 0, rejected: 0 });
      expect(totals(plan)).toEqual({ 'invoice.amount': '147703.18 (0)', 'receipt.amount': '147703.18 (0)' });
      expect(plan.report.sources[0]?.tables[0]?.dateFormats).toEqual({
        'document.date': 'M/D/YYYY',
        'document.due': 'M/D/YYYY',
        'receipt.date': 'M/D/YYYY',
      });
    });

    it('highradius-open-items: customers by number, dollars with three decimals', () => {
      const plan = sample('highradius-open-items.csv');
      expect([plan.documents.length, plan.customers.length, plan.report.currency]).toEqual([
        9681,
        553,
        'USD',
      ]);
      expect(totals(plan)).toEqual({ 'invoice.amount': '310427858.974 (0)' });
      expect(plan.report.sources[0]?.tables[0]?.dateFormats).toMatchObject({ 'document.due': 'DD-MM-YYYY' });
      expect(sumMoney(plan.documents.map(({ amount }) => moneyFromNumber(Number(amount)))).toString()).toBe(
        '310427858.974',
      );
    });

    it('ar-ageing: the invoices are taken, the report over them is refused', () => {
      const plan = sample('ar-ageing-2026-07-16.xlsx');
      expect(refusals(plan)).toEqual({ 'Aging Report': 'report', 'Open Invoices': null });
      expect(rowsOf(plan, 1)).toMatchObject({ imported: 26, rejected: 0 });
      expect([totals(plan), plan.report.currency]).toEqual([{ 'invoice.amount': '7670150 (0)' }, 'ILS']);
    });

    it('receivables-no-due-dates: due dates stay unknown', () => {
      const plan = sample('receivables-no-due-dates.xlsx');
      expect(plan.documents.length).toBe(20);
      expect(plan.documents.filter(({ due }) => due !== undefined)).toEqual([]);
    });

    it('jsherp: customers with openings; its twin for suppliers is refused', () => {
      const plan = sample('jsherp-customers.xls');
      expect(plan.customers.map(({ name }) => name)).toEqual(['客户a', '客户b']);
      expect([totals(plan), plan.documents.length]).toEqual([{ 'opening.amount': '100 (0)' }, 1]);
      expect(refusals(sample('jsherp-vendors.xls'))).toEqual({ 信息: 'payables' });
    });

    it('sheets of something else are refused', () => {
      expect(refusals(sample('two-row-header.xlsx'))).toEqual({ 生产日报表: 'not.a.ledger', 图表: 'empty' });
      expect(refusals(sample('currency-text.csv'))).toEqual({ 'currency-text': 'not.a.ledger' });
    });

    it('bc-aged-ar-layout: headers are recognised, rows there are none', () => {
      const plan = sample('bc-aged-ar-layout.xlsx');
      expect(refusals(plan)).toMatchObject({
        CustomerAgingData: 'empty',
        CustomerAgingData_Query: 'empty',
        AgingData: 'payables',
      });
      expect(plan.report.sources.every(({ refused }) => refused !== null)).toBe(true);
      const data = plan.report.sources.find(({ sheet }) => sheet === 'CustomerAgingData')?.tables[0];
      expect(data?.mapping.flatMap(({ field }) => field ?? [])).toEqual([
        'balance.amount',
        'row.currency',
        'document.date',
        'document.due',
        'customer.code',
        'customer.name',
        'document.kind',
        'document.number',
      ]);
    });
  });
}
