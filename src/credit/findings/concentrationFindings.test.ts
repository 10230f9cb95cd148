import { money } from '../../ledger/money';
import { ledgerOf, policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { concentrationFindings, type ExposureHolder } from './concentrationFindings';
import { figures, found, invoice, places } from './findingsForTests';

const SETTINGS = policyRows({ asOf: '', concentrationSingle: '0.1', concentrationTop: '0.5' });
const LEDGER = ledgerOf({ policy: SETTINGS });
const TOP_ROW = SETTINGS.findIndex(({ setting }) => setting === '前五大集中度');

const holder = (amount: string, position: number): ExposureHolder => ({
  customer: `C${position}`,
  at: { table: 'customers', id: '', position },
  exposure: money(amount),
  size: money(amount).toNumber(),
});
const of = (...amounts: (string | null)[]) =>
  concentrationFindings(
    LEDGER,
    amounts.map((amount, position) => (amount === null ? null : holder(amount, position))),
  );
const single = (...amounts: (string | null)[]) =>
  of(...amounts)
    .filter(({ rule }) => rule === 'concentration.single')
    .map(({ customer }) => customer);
const top = (...amounts: (string | null)[]) =>
  of(...amounts).filter(({ rule }) => rule === 'concentration.top5');
const many = (count: number, amount: string): string[] => Array.from({ length: count }, () => amount);

describe('concentration.single', () => {
  it('fires from a tenth of all exposure', () => {
    expect(single('10', ...many(9, '10'))).toHaveLength(10);
    expect(single('9.99', '10', ...many(80, '1.0001'))).toEqual(['C1']);
    expect(single('9.9999', ...many(90, '1'), '0.0001')).toEqual([]);
    expect(single('10', ...many(90, '1'))).toEqual(['C0']);
  });

  it('is exact where doubles are not', () => {
    expect(single('100000000000000.0001', ...many(9, '100000000000000.0001'))).toHaveLength(10);
    expect(single('100000000000000', ...many(9, '100000000000000.0001'))).not.toContain('C0');
  });

  it('says at the row how much of what', () => {
    expect(of('30', ...many(70, '1'))[0]).toEqual({
      rule: 'concentration.single',
      severity: 'low',
      customer: 'C0',
      at: { table: 'customers', id: '', position: 0 },
      column: 'exposure',
      figures: { currency: 'CNY', exposure: '30', total: '100', ratio: '0.3' },
    });
  });

  it('is said of one customer too, and never of one without exposure', () => {
    expect(single('1')).toEqual(['C0']);
    expect(single('0', '1')).toEqual(['C1']);
    expect(of('0')).toEqual([]);
    expect(of()).toEqual([]);
  });
});

describe('concentration.top5', () => {
  it('fires from half of all exposure, at the setting', () => {
    expect(top(...many(10, '1'))).toEqual([
      {
        rule: 'concentration.top5',
        severity: 'low',
        customer: null,
        at: { table: 'policy', id: '', position: TOP_ROW },
        column: 'value',
        figures: { currency: 'CNY', exposure: '5', total: '10', ratio: '0.5' },
      },
    ]);
    expect(top(...many(10, '1'), '0.0001')).toEqual([]);
    expect(top('1.0002', ...many(9, '1'), '0.0001')).toHaveLength(1);
  });

  it('takes the five largest, wherever they stand', () => {
    const rest = many(38, '0.5');
    expect(top(...rest, '3', '5', '1', '4', '2', '6', '0')[0]?.figures).toMatchObject({
      exposure: '20',
      total: '40',
    });
    expect(top('6', '5', '4', '3', '2', '1')[0]?.figures).toMatchObject({ exposure: '20', total: '21' });
    expect(top('1', '2', '3', '4', '5', '6')[0]?.figures).toMatchObject({
      exposure: '20',
      ratio: '0.952381',
    });
    expect(top('2', '7', '2', '7', '2', '7', '2', '7')[0]?.figures).toMatchObject({
      exposure: '30',
      total: '36',
    });
  });

  it('tells apart what only its last decimals tell apart', () => {
    const near = [
      '100000000000000.0001',
      '100000000000000.0003',
      '100000000000000.0002',
      ...many(4, '100000000000000.0004'),
    ];
    expect(top(...near)[0]?.figures['exposure']).toBe('500000000000000.0019');
  });

  it('points to the largest of the few in a book without a row of the setting', () => {
    const ledger = ledgerOf({});
    const large = holder('1', 3);
    const findings = concentrationFindings(ledger, [holder('1', 0), large]);
    const [top] = findings.filter(({ rule }) => rule === 'concentration.top5');
    expect([top?.at, top?.column]).toEqual([findings[0]?.at, 'exposure']);
    const nowhere = concentrationFindings(ledger, [{ ...large, at: null }]);
    expect(nowhere).toEqual([]);
  });
});

it('says nothing of shares when one exposure is unknown', () => {
  expect(of('90', null, '10')).toEqual([]);
});

describe('in a check', () => {
  const customers: Row[] = Array.from({ length: 12 }, (_, index) => ({
    id: `C${index}`,
    name: `公司${index}`,
  }));
  const owes = (id: string, amount: number | string, more: Row = {}) =>
    invoice('2026-01-01', '2026-12-31', amount, { customerId: id, ...more });
  const everybody = customers.map(({ id }) => owes(String(id), 10));
  const rows = (documents: Row[], rest: Rows = {}): Rows => ({
    customers,
    documents,
    policy: SETTINGS,
    ...rest,
  });

  it('looks at exposure, not at credit balances', () => {
    expect(found('concentration.single', rows(everybody))).toEqual([]);
    const [first, ...others] = everybody;
    expect(
      first && places('concentration.single', rows([{ ...first, kind: '回款' }, ...others, owes('C1', 3)])),
    ).toEqual(['low customers[1].exposure']);
  });

  it('counts a group as one, at the head of it', () => {
    const grouped = customers.map((customer) => ({
      ...customer,
      parentId: ['C3', 'C4'].includes(String(customer['id'])) ? 'C5' : '',
    }));
    const limits: Row[] = [{ customerId: 'C5', kind: '基础额度', amount: 1000, to: serial('2026-12-31') }];
    const together = rows(everybody, { customers: grouped, limits });
    expect(places('concentration.single', together)).toEqual(['low customers[5].exposure']);
    expect(figures('concentration.single', together)).toEqual([
      { currency: 'CNY', exposure: '30', total: '120', ratio: '0.25' },
    ]);
    const upward = customers.map((customer) => ({
      ...customer,
      parentId: ['C5', 'C4'].includes(String(customer['id'])) ? 'C3' : '',
    }));
    expect(places('concentration.single', { ...together, customers: upward })).toEqual([
      'low customers[3].exposure',
    ]);
  });

  it('converts at the rate of the day, and is silent without one', () => {
    const dollars = [...everybody, owes('C2', 2, { currency: 'USD' })];
    const rates: Row[] = [{ currency: 'USD', units: 1, rate: 7, date: serial('2026-03-30') }];
    expect(figures('concentration.single', rows(dollars, { rates }))).toEqual([
      { currency: 'CNY', exposure: '24', total: '134', ratio: '0.179104' },
    ]);
    expect(found('concentration.single', rows(dollars))).toEqual([]);
    const foreign = customers.map((customer) =>
      customer['id'] === 'C2' ? { ...customer, currency: 'USD' } : customer,
    );
    const own = everybody.map((row) => (row['customerId'] === 'C2' ? owes('C2', 10) : row));
    expect(figures('concentration.single', rows(own, { customers: foreign, rates }))).toMatchObject([
      { exposure: '70', total: '180' },
    ]);
    expect(found('concentration.top5', rows(own, { customers: foreign }))).toEqual([]);
  });

  it('adds to the total what a stranger owes, though it has no row to point to', () => {
    const stranger = rows([...everybody, owes('X', 1000)]);
    expect(found('concentration.single', stranger)).toEqual([]);
    expect(figures('concentration.top5', stranger)).toMatchObject([{ exposure: '1040', total: '1120' }]);
  });

  it('points to the first company of a group whose head 客户 does not have', () => {
    const below = customers.map((customer) => ({
      ...customer,
      parentId: ['C3', 'C4'].includes(String(customer['id'])) ? 'X' : '',
    }));
    const documents = [...everybody, owes('X', 5)];
    const limits: Row[] = [{ customerId: 'X', kind: '基础额度', amount: 1000, to: serial('2026-12-31') }];
    expect(places('concentration.single', rows(documents, { customers: below, limits }))).toEqual([
      'low customers[3].exposure',
    ]);
  });

  it('knows no shares where a group has a member of unknown exposure', () => {
    const grouped = customers.map((customer) => ({
      ...customer,
      parentId: customer['id'] === 'C3' ? 'C5' : '',
    }));
    expect(
      found('concentration.single', rows([...everybody, owes('C3', 90)], { customers: grouped })),
    ).toHaveLength(1);
    expect(
      found(
        'concentration.single',
        rows([...everybody, owes('C3', 90), owes('C3', 'x')], { customers: grouped }),
      ),
    ).toEqual([]);
    expect(
      found(
        'concentration.top5',
        rows([...everybody, owes('C9', 900), owes('C3', 'x')], { customers: grouped }),
      ),
    ).toEqual([]);
  });
});
