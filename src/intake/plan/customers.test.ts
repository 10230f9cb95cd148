import { ledgerOf, policyRows } from '../../ledger/tablesForTests';
import { openSheets, planOf } from '../fixtures';
import type { CustomerFacts } from '../rows/records';
import { ImportedCustomers, nameOf, type ImportedCustomer } from './customers';

const FACTS: CustomerFacts = { taxId: '', status: '', termText: '', salesperson: '', region: '', note: '' };
const TAX = '91310000MA1FL0000X';
const OTHER_TAX = '91320500MA1MU0000A';

function mention(customers: ImportedCustomers, name: string, code = '', taxId = ''): ImportedCustomer {
  const found = customers.mention(customers.apart({ code, name }, taxId), { ...FACTS, taxId }, '');
  if (found === 'ambiguous') throw new Error(`${name} is ambiguous`);
  return found;
}

describe('a customer met twice', () => {
  test('is one under any spelling of its name', () => {
    const customers = new ImportedCustomers(null);
    const first = mention(customers, '华强（上海）机电有限公司');
    expect(mention(customers, '华强(上海) 机电有限责任公司 *')).toBe(first);
    expect(mention(customers, '华强上海机电有限公司（已注销）')).toBe(first);
    expect(mention(customers, '华强(上海)机电股份有限公司')).not.toBe(first);
    expect(customers.all).toHaveLength(2);
  });

  test('is one by its tax number, whatever its name', () => {
    const customers = new ImportedCustomers(null);
    const first = mention(customers, '华强机电有限公司', '', TAX);
    expect(mention(customers, '上海华强机电', '', ` ${TAX.toLowerCase()}`)).toBe(first);
    expect(mention(customers, '上海华强机电')).toBe(first);
  });

  test('is one where its code and name are written as one, whichever way came first', () => {
    const customers = new ImportedCustomers(null);
    const first = mention(customers, '甲公司', '001');
    expect(mention(customers, '001_甲公司')).toBe(first);
    expect(mention(customers, '002_甲公司')).not.toBe(first);
    expect(mention(customers, '001_乙公司')).not.toBe(first);
    const joined = mention(customers, '[003]丙公司');
    expect([mention(customers, '丙公司', '003'), mention(customers, '丙公司', '003')]).toEqual([
      joined,
      joined,
    ]);
    expect(joined.id).toBe('003');
    expect(mention(customers, '丙公司', '004')).not.toBe(joined);
  });

  test('of the ledger keeps its number where a list gives it the code its name held', () => {
    const existing = ledgerOf({ customers: [{ id: 'C0001', name: '001_甲公司' }], policy: policyRows({}) });
    const customers = new ImportedCustomers(existing);
    const [known] = customers.all;
    expect(mention(customers, '甲公司', '001')).toBe(known);
    expect(mention(customers, '甲公司', '001')).toBe(known);
    expect(known?.id).toBe('C0001');
  });

  test('is two when the tax numbers of one name differ, and then the name alone tells nothing', () => {
    const customers = new ImportedCustomers(null);
    const first = mention(customers, '华强机电有限公司', '', TAX);
    const second = mention(customers, '华强机电有限公司', '', OTHER_TAX);
    expect(second).not.toBe(first);
    expect(customers.find({ code: '', name: '华强机电有限公司' })).toBe('ambiguous');
    expect(customers.find({ code: '', name: '华强机电有限公司' }, TAX)).toBe(first);
  });

  test('is two when the codes of one name differ', () => {
    const customers = new ImportedCustomers(null);
    const first = mention(customers, '华强机电有限公司', 'A1');
    expect(mention(customers, '华强机电有限公司', 'A2')).not.toBe(first);
    expect(mention(customers, '华强机电', 'A1')).toBe(first);
  });

  test('gets the code a later row gives to its tax number, and no code that a tax number contradicts', () => {
    const customers = new ImportedCustomers(null);
    const first = mention(customers, '华强机电有限公司', '', TAX);
    expect(mention(customers, '华强机电有限公司', 'A1', OTHER_TAX)).not.toBe(first);
    expect(mention(customers, '华强', 'A2', TAX)).toBe(first);
    expect(first.id).toBe('A2');
  });

  test('the name as written comes before its other spellings', () => {
    const customers = new ImportedCustomers(null);
    const limited = mention(customers, '华强机电有限公司', 'A1');
    const liable = mention(customers, '华强机电有限责任公司', 'A2');
    expect(mention(customers, '华强机电有限公司')).toBe(limited);
    expect(mention(customers, '华强机电有限责任公司')).toBe(liable);
    expect(customers.find({ code: '', name: '华强机电 有限公司' })).toBe(limited);
    expect(customers.find({ code: '', name: '（华强）机电有限公司' })).toBe('ambiguous');
  });
});

describe('one document under two spellings of its customer', () => {
  const HEADER = ['客户名称', '发票号', '开票日期', '开票金额'];

  test('counts once, in one file and in the next', () => {
    const book = openSheets('a.xlsx', {
      一月: [HEADER, ['华强(上海)机电有限公司', 'F1', '2026-01-05', 100]],
      汇总: [
        HEADER,
        ['华强（上海）机电有限责任公司', 'F1', '2026-01-05', 100],
        ['华强上海机电有限公司', 'F2', '2026-01-06', 50],
      ],
    });
    const plan = planOf([book]);
    expect(plan.customers).toHaveLength(1);
    expect(plan.documents.map(({ number }) => number)).toEqual(['F1', 'F2']);
    expect(plan.report.sources[1]?.tables[0]?.skipped).toEqual([{ row: 2, why: 'duplicate' }]);
    for (const { difference } of plan.report.reconciliation) expect(difference.isZero()).toBe(true);
  });
});

test('merging is an equivalence: however pairs are named, one customer stands for all of them', () => {
  const customers = new ImportedCustomers(null);
  const [a, b, c] = ['甲公司', '乙公司', '丙公司'].map((name) => mention(customers, name)) as [
    ImportedCustomer,
    ImportedCustomer,
    ImportedCustomer,
  ];
  const coded = mention(customers, '丁公司', 'D1');
  customers.merge(b, c);
  customers.merge(c, a);
  customers.merge(coded, b);
  customers.merge(a, c);
  expect(customers.standing).toEqual([coded]);
  expect(nameOf(coded)).toBe('丁公司');
  for (const name of ['甲公司', '乙公司', '丙公司', '丁公司']) expect(mention(customers, name)).toBe(coded);
});
