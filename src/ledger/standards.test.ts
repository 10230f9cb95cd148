import { GRADES, STANDARD, type StandardKey } from './choices';
import { standardRows } from './defaultRows';
import { LANGUAGES } from './named';
import { money } from './money';
import { DEFAULT_STANDARDS, STANDARD_KEYS, workingAssetsShare } from './standards';
import { ledgerOf, type Row } from './tablesForTests';

const row = (list: StandardKey, name: string, value: Row[string]): Row => ({
  list: STANDARD[list]['zh-CN'],
  name,
  value,
});
const listOf = (key: StandardKey, ...standards: Row[]) =>
  [...ledgerOf({ standards }).standards[key]].map(([name, value]) => `${name}: ${value.toFixed()}`);
const refusals = (...standards: Row[]) =>
  ledgerOf({ standards }).unreadable.map(({ at, column, code }) => `${at.position} ${column} ${code}`);

describe('the standards a ledger starts with', () => {
  it.each<[StandardKey, string]>([
    ['gradeFloor', 'AAA: 90, AA: 80, A: 70, BBB: 60, BB: 50, B: 40'],
    ['gradeFactor', 'AAA: 1.2, AA: 1, A: 0.8, BBB: 0.6, BB: 0.4, B: 0.2, C: 0, D: 0'],
    ['netWorthShare', 'AAA: 0.5, AA: 0.45, A: 0.4, BBB: 0.35, BB: 0.25, B: 0.15, C: 0, D: 0'],
    ['turnoverShare', 'AAA: 0.1, AA: 0.08, A: 0.06, BBB: 0.05, BB: 0.03, B: 0.02, C: 0, D: 0'],
    ['reviewMonths', 'AAA: 12, AA: 12, A: 6, BBB: 6, BB: 3, B: 3, C: 1, D: 1'],
    ['noteWeight', 'bankAcceptance: 0, financeCompany: 1, commercial: 1, digital: 1'],
    [
      'workingAssets',
      '<= -4.6: 0, <= -3.9: 0.025, <= -3.2: 0.05, <= -2.5: 0.075, <= -1.8: 0.1, <= -1.1: 0.125, ' +
        '<= -0.4: 0.15, <= 0.3: 0.175, < 1.0: 0.2, >= 1.0: 0.25',
    ],
    [
      'authority',
      'salesManager: 100000, financeManager: 500000, financeDirector: 2000000, twoSignatures: 500000',
    ],
    ['riskClass', 'watch: 0, substandard: 90, doubtful: 270, loss: 360'],
    ['lossRate', '1: 0.05, 2: 0.1, 3: 0.3, 4: 0.5, 5: 0.8, >5: 1'],
  ])('are the domain’s: %s', (key, expected) => {
    expect(listOf(key).join(', ')).toBe(expected);
  });

  it.each(LANGUAGES)('come back from the rows they are written as, in %s', (language) => {
    const ledger = ledgerOf({ standards: standardRows(language) }, language);
    expect(ledger.unreadable).toEqual([]);
    expect(ledger.standards).toEqual(DEFAULT_STANDARDS);
    for (const key of STANDARD_KEYS) {
      expect([...ledger.standards[key].keys()]).toEqual([...DEFAULT_STANDARDS[key].keys()]);
    }
  });

  it('are shown in the words of the ledger, shares as such', () => {
    const rows = standardRows('en-US');
    expect(rows.find(({ list }) => list === 'Note weight')).toEqual({
      list: 'Note weight',
      name: 'Bank acceptance',
      value: 0,
      format: 'share',
    });
    expect(standardRows('zh-CN').find(({ name }) => name === '销售经理')).toEqual({
      list: '审批权限',
      name: '销售经理',
      value: 100_000,
      format: 'number',
    });
  });
});

describe('rows of 标准 over the defaults', () => {
  it('change a name of a closed list and leave the others', () => {
    expect(
      listOf('noteWeight', row('noteWeight', '银承', '20%'), row('noteWeight', 'Digital receivable', 0.5)),
    ).toEqual(['bankAcceptance: 0.2', 'financeCompany: 1', 'commercial: 1', 'digital: 0.5']);
    expect(listOf('lossRate', row('lossRate', '5 年以上', 0.9))).toContain('>5: 0.9');
    expect(listOf('riskClass', row('riskClass', '次级', '60'))).toContain('substandard: 60');
  });

  it('are the whole of an open list once it has one', () => {
    expect(
      listOf('workingAssets', row('workingAssets', '≤-1', '5%'), row('workingAssets', '＞ -1', 0.3)),
    ).toEqual(['<= -1: 0.05', '> -1: 0.3']);
    expect(
      listOf('authority', row('authority', '区域总监', 300_000), row('authority', '双签起点', 0)),
    ).toEqual(['区域总监: 300000', 'twoSignatures: 0']);
    expect(listOf('workingAssets', row('authority', '销售经理', 5))).toHaveLength(10);
  });

  it.each<[string, Row, string]>([
    ['a list there is not', { list: '折扣', name: 'A', value: 1 }, 'list'],
    ['no list', { name: 'A', value: 1 }, 'list'],
    ['a grade there is not', row('gradeFactor', 'A+', 1), 'name'],
    ['a grade with no floor', row('gradeFloor', 'C', 1), 'name'],
    ['normal, which needs no days', row('riskClass', '正常', 0), 'name'],
    ['no name', row('gradeFactor', '', 1), 'name'],
    ['a note there is not', row('noteWeight', '本票', 1), 'name'],
    ['no approver', row('authority', '', 1), 'name'],
    ['a bound without a sign', row('workingAssets', '-4.6', 0), 'name'],
    ['a bound that is no number', row('workingAssets', '<= x', 0), 'name'],
    ['a bound with more behind it', row('workingAssets', '<= 1 2', 0), 'name'],
    ['no value', row('gradeFactor', 'A', ''), 'value'],
    ['a word', row('gradeFactor', 'A', '高'), 'value'],
    ['a negative factor', row('gradeFactor', 'A', -1), 'value'],
    ['a weight above one', row('noteWeight', '银承', 20), 'value'],
    ['a negative share', row('lossRate', '1–2 年', '-1%'), 'value'],
    ['half a month', row('reviewMonths', 'A', 1.5), 'value'],
    ['half a day', row('riskClass', '损失', 0.5), 'value'],
    ['a negative amount', row('authority', '销售经理', -1), 'value'],
    ['a floor no score lies above', row('gradeFloor', 'AAA', 101), 'value'],
    ['a floor above a better grade’s', row('gradeFloor', 'AA', 95), 'value'],
    ['a floor below a worse grade’s', row('gradeFloor', 'AAA', 75), 'value'],
    ['a floor at that of the next', row('gradeFloor', 'A', 80), 'value'],
    ['a class that starts after the next', row('riskClass', '次级', 300), 'value'],
    ['a class that starts with the next', row('riskClass', '损失', 270), 'value'],
  ])('report %s and keep the default', (_, bad, column) => {
    expect(refusals(bad)).toEqual([`0 ${column} standard.unreadable`]);
    expect(ledgerOf({ standards: [bad] }).standards).toEqual(DEFAULT_STANDARDS);
  });

  it('count the first of a name that stands twice, and report the next', () => {
    const twice = [row('gradeFactor', 'A', 0.7), row('gradeFactor', 'A', 0.9)];
    expect(listOf('gradeFactor', ...twice)).toContain('A: 0.7');
    expect(refusals(...twice)).toEqual(['1 name row.repeated']);
  });

  it('keep what is in order among themselves, and leave out both of two that are not', () => {
    const moved = [row('gradeFloor', 'AAA', 95), row('gradeFloor', 'AA', 92), row('gradeFloor', 'B', 10)];
    expect(listOf('gradeFloor', ...moved).join(', ')).toBe('AAA: 95, AA: 92, A: 70, BBB: 60, BB: 50, B: 10');
    const swapped = [row('gradeFloor', 'A', 50), row('gradeFloor', 'BBB', 55), row('gradeFloor', 'BB', 45)];
    expect(listOf('gradeFloor', ...swapped).join(', ')).toBe(
      'AAA: 90, AA: 80, A: 70, BBB: 60, BB: 45, B: 40',
    );
    expect(refusals(...swapped)).toEqual(['0 value standard.unreadable', '1 value standard.unreadable']);
  });

  it('leave out more where the default of one that was left out does not fit either', () => {
    const low = [30, 25, 20, 22].map((floor, place) => row('gradeFloor', GRADES[place] ?? '', floor));
    expect(listOf('gradeFloor', ...low)).toEqual(listOf('gradeFloor'));
    expect(refusals(...low)).toHaveLength(4);
  });

  it('are the default’s bounds of working assets, all of them, where one is not readable or never reached', () => {
    const first = row('workingAssets', '<= 0', 0.1);
    const last = row('workingAssets', '> 0', 0.2);
    const unread = [first, row('workingAssets', '<= 1', 'x'), last];
    expect(listOf('workingAssets', ...unread)).toEqual(listOf('workingAssets'));
    expect(refusals(...unread)).toEqual(['1 value standard.unreadable']);
    const sorted = [last, row('workingAssets', '<= 0', 0.1), row('workingAssets', '<= -1', 0)];
    expect(listOf('workingAssets', ...sorted)).toEqual(listOf('workingAssets'));
    expect(refusals(...sorted)).toEqual(['2 name standard.unreadable']);
    expect(listOf('workingAssets', first, last)).toEqual(['<= 0: 0.1', '> 0: 0.2']);
  });

  it('keep the default’s amount of an approver whose own cannot be read, among the workbook’s', () => {
    const rows = [
      row('authority', '区域总监', 300_000),
      row('authority', '财务经理', '五十万'),
      row('authority', '双签起点', ''),
      row('authority', '董事', ''),
      row('authority', '', 5),
    ];
    expect(listOf('authority', ...rows)).toEqual([
      '区域总监: 300000',
      'financeManager: 500000',
      'twoSignatures: 500000',
    ]);
    expect(refusals(...rows)).toHaveLength(4);
  });

  it('keep an amount with decimals and a factor above one', () => {
    expect(listOf('gradeFactor', row('gradeFactor', 'AAA', 1.25))).toContain('AAA: 1.25');
    expect(listOf('authority', row('authority', 'Sales manager', '1.5万'))).toEqual(['salesManager: 15000']);
  });
});

describe('the working assets table', () => {
  const share = (v: string) => workingAssetsShare(DEFAULT_STANDARDS, money(v))?.toFixed();

  it('gives the share of its vector: v = 0.8222 → 20 %', () => {
    expect(share('0.8222')).toBe('0.2');
  });

  it.each([
    ['-100', '0'],
    ['-4.6', '0'],
    ['-4.5999', '0.025'],
    ['-3.9', '0.025'],
    ['-3.2', '0.05'],
    ['-2.5', '0.075'],
    ['-1.8', '0.1'],
    ['-1.1', '0.125'],
    ['-0.4', '0.15'],
    ['0.3', '0.175'],
    ['0.3001', '0.2'],
    ['0.9999', '0.2'],
    ['1', '0.25'],
    ['50', '0.25'],
  ])('v = %s → %s', (v, expected) => {
    expect(share(v)).toBe(expected);
  });

  it('knows each sign, and gives nothing where no bound holds', () => {
    const { standards } = ledgerOf({
      standards: [
        row('workingAssets', '> 5', 0.5),
        row('workingAssets', '≥ 5', 0.4),
        row('workingAssets', '< -5', 0.3),
        row('workingAssets', '<= -5', 0.2),
      ],
    });
    const at = (v: string) => workingAssetsShare(standards, money(v))?.toFixed() ?? null;
    expect(['5.1', '5', '4.9', '-4.9', '-5', '-5.1'].map(at)).toEqual([
      '0.5',
      '0.4',
      null,
      null,
      '0.2',
      '0.3',
    ]);
  });
});
