import fc from 'fast-check';
import { openRows, planOf } from '../fixtures';
import { nameFormOf } from './codedNames';

const read = (names: readonly string[]): readonly (string | null)[] => {
  const form = nameFormOf(names);
  return names.map((name) => {
    const found = form?.(name) ?? null;
    return found === null ? null : `${found.code} ${found.name}`;
  });
};

describe('codes in the names of customers', () => {
  it.each([
    ['001_甲公司', '002_乙（北京）公司'],
    ['001／甲公司', '002/乙（北京）公司'],
    ['[001]甲公司', '［002］乙（北京）公司'],
    ['【001】 甲公司', '【002】乙（北京）公司'],
    ['（001）甲公司', '(002)乙（北京）公司'],
    ['001 甲公司', '002\u3000乙（北京）公司'],
    ['甲公司(001)', '乙（北京）公司（002）'],
  ])('are told from them: %s', (...names) => {
    expect(read(names)).toEqual(['001 甲公司', '002 乙（北京）公司']);
  });

  it('are none where few names have them', () => {
    expect(read(['001_甲公司', '乙公司', '丙公司'])).toEqual([null, null, null]);
  });

  it('are none where one would belong to two customers', () => {
    expect(read(['甲公司(2025)', '乙公司(2025)'])).toEqual([null, null]);
    expect(read(['01 甲公司', '02 甲公司'])).toEqual([null, null]);
  });

  it('are none in names that only have digits or brackets', () => {
    expect(read(['3M中国有限公司', '7-11便利店', '360集团'])).toEqual([null, null, null]);
    expect(read(['甲公司（上海）', '乙公司(北京)'])).toEqual([null, null]);
  });

  it('and names come back from every form', () => {
    const coded = fc.uniqueArray(fc.integer({ min: 10, max: 99_999 }), { minLength: 2, maxLength: 9 });
    const write = fc.constantFrom(
      (code: string, name: string) => `${code}_${name}`,
      (code: string, name: string) => `[${code}]${name}`,
      (code: string, name: string) => `${code} ${name}`,
      (code: string, name: string) => `${name}(${code})`,
    );
    fc.assert(
      fc.property(coded, write, (codes, written) => {
        const names = codes.map((code) => `第${code}号客户（上海）公司`);
        expect(read(codes.map((code, index) => written(`K${code}`, names[index] ?? '')))).toEqual(
          codes.map((code, index) => `K${code} ${names[index]}`),
        );
      }),
    );
  });

  it('become the codes of the customers, and it is said', () => {
    const made = planOf([
      openRows('余额.csv', [
        ['核算项目', '发票号码', '开票日期', '开票金额'],
        ['001_甲公司', 'F1', '2026-01-05', '10'],
        ['002_乙公司', 'F2', '2026-01-06', '20'],
        ['001_甲公司', 'F3', '2026-01-06', '20'],
        ['合计', '', '', '50'],
      ]),
    ]);
    expect(made.customers.map(({ id, name }) => [id, name])).toEqual([
      ['001', '甲公司'],
      ['002', '乙公司'],
    ]);
    expect(made.report.sources[0]?.tables[0]?.notes).toEqual([
      { what: 'customer.codeInName', cell: 'A2', count: 3 },
    ]);
  });
});
