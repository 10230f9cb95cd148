import { DEFAULT_POLICY, POLICY_KEYS, POLICY_NAME, type PolicyKey } from './policy';
import { day, ledgerOf, policyRows, serial } from './tablesForTests';
import type { CellValue } from './records';
import { LANGUAGES } from './tables';

const read = (key: PolicyKey, value: CellValue) => {
  const { policy, unreadable } = ledgerOf({ policy: policyRows({ [key]: value }) });
  const used = key === 'schemaVersion' ? null : policy[key];
  const shown = typeof used === 'object' && used !== null ? used.toFixed() : used;
  return unreadable.length === 0 ? shown : `refused, ${String(shown)}`;
};

describe('settings', () => {
  it('have their defaults when the table has no row of them', () => {
    const { policy, unreadable } = ledgerOf({});
    expect(policy).toEqual(DEFAULT_POLICY);
    expect(unreadable).toEqual([]);
    expect(Object.keys(DEFAULT_POLICY).sort()).toEqual(
      POLICY_KEYS.filter((key) => key !== 'schemaVersion').sort(),
    );
  });

  it.each<[PolicyKey, CellValue, unknown]>([
    ['orderWeight', '50%', '0.5'],
    ['deliveryWeight', 0, '0'],
    ['deliveryWeight', '1.1', 'refused, 1'],
    ['orderHorizonDays', '', null],
    ['orderHorizonDays', 90, 90],
    ['orderHorizonDays', '永久', 'refused, null'],
    ['unbilledDays', '45', 45],
    ['unbilledDays', -1, 'refused, 30'],
    ['unbilledDays', 1.5, 'refused, 30'],
    ['unbilledDays', ' ', 30],
    ['noteSettleDays', 5, 5],
    ['extensions', 'Extended', 'extended'],
    ['extensions', '展期', 'refused, original'],
    ['extensions', ' 展期后到期日', 'extended'],
    ['settlement', '只核销指明单据', 'named'],
    ['settlement', 'oldest first', 'fifo'],
    ['monthTerms', '次月月末', 'months'],
    ['insuranceInLimit', '计入', 'yes'],
    ['insuranceInLimit', '不计入', 'no'],
    ['noteCountsPaid', '收到日', 'receipt'],
    ['noteCountsPaid', '检查日期', 'refused, maturity'],
    ['dsoWindow', '检查日期', 'asOf'],
    ['insuranceInLimit', 'YES', 'yes'],
    ['noteCountsPaid', 'receipt', 'receipt'],
    ['dsoWindow', 'asOf', 'asOf'],
    ['dsoWindow', 'asof', 'asOf'],
    ['dsoWindow', 'ASOF', 'asOf'],
    ['dsoMonths', 12, 12],
    ['gradeFloor', 'bbb', 'BBB'],
    ['gradeFloor', 'A+', 'refused, B'],
    ['concentrationTop', 0.4, '0.4'],
    ['coverageMin', '70 %', '0.7'],
    ['peakFactor', 1.5, '1.5'],
    ['forwardFactor', '1.05', '1.05'],
    ['forwardFactor', '-1', 'refused, 1'],
    ['capital', '', null],
    ['capital', '5,000万', '50000000'],
    ['capital', -1, 'refused, null'],
    ['adviceStep', '1万', '10000'],
    ['appetiteShare', '15%', '0.15'],
    ['tierA', 80, 'refused, 0.7'],
    ['liveFormulaRowsMax', 20_000, 20_000],
    ['liveSumPairsMax', 1_000_000_000, 'refused, 5000000'],
    ['limitationMonths', true, 'refused, 36'],
    ['currency', 'rmb', 'CNY'],
    ['currency', '美元', 'USD'],
    ['currency', '本币', 'refused, CNY'],
    ['asOf', serial('2026-03-31'), day('2026-03-31')],
    ['asOf', '2026年3月31日', day('2026-03-31')],
    ['asOf', '月末', 'refused, null'],
    ['asOf', '', null],
  ])('read %s = %p', (key, value, expected) => {
    expect(read(key, value)).toEqual(expected);
  });

  it('go by their names in either language, or by the key; the first row of one counts and the next is reported', () => {
    for (const key of ['worseningDays', 'peakLateDays'] as const) {
      for (const setting of [key, ...LANGUAGES.map((language) => POLICY_NAME[key][language])]) {
        const rows = [
          { setting: setting.toUpperCase(), value: 7 },
          { setting, value: 8 },
          { setting: '我的设置', value: 'x' },
        ];
        const { policy, unreadable } = ledgerOf({ policy: rows });
        expect(policy[key]).toBe(7);
        expect(unreadable.map(({ at, column, code }) => [at.position, column, code])).toEqual([
          [1, 'setting', 'row.repeated'],
        ]);
      }
    }
  });

  it.each<[PolicyKey, PolicyKey]>([
    ['nearMedium', 'nearHigh'],
    ['tierA', 'tierB'],
  ])('report %s above %s, and take the default of both', (first, second) => {
    const { policy, unreadable } = ledgerOf({ policy: policyRows({ [first]: '95%', [second]: 0.5 }) });
    expect(unreadable.map(({ value, code }) => [value, code])).toEqual([
      ['95%', 'setting.unreadable'],
      ['0.5', 'setting.unreadable'],
    ]);
    expect(policy).toEqual(DEFAULT_POLICY);
    const equal = ledgerOf({ policy: policyRows({ [first]: 0.5, [second]: 0.5 }) });
    expect(equal.unreadable).toEqual([]);
    // The other of the two may have no row of its own.
    const alone = ledgerOf({ policy: policyRows({ [first]: 1 }) });
    expect(alone.unreadable.map(({ value }) => value)).toEqual(['1']);
  });

  it('report each bad one with its cell, and read the others', () => {
    const { policy, unreadable } = ledgerOf({
      policy: policyRows({ disputeDays: 'x', reissueDays: 12, vatRate: 13 }),
    });
    expect(unreadable.map(({ at, column, code, value }) => [at.position, column, code, value])).toEqual([
      [1, 'value', 'setting.unreadable', 'x'],
      [3, 'value', 'setting.unreadable', '13'],
    ]);
    expect(policy).toEqual({ ...DEFAULT_POLICY, reissueDays: 12 });
  });
});
