import { openSheets, planOf } from '../fixtures';
import { losesDigits, widthOfCodes } from './codes';

describe('codes typed as numbers', () => {
  it('lose what is behind their 15th digit', () => {
    expect([999_999_999_999_999, 1e15, 913101150000000000, '913101150000000000'].map(losesDigits)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('lose their zeros where others have them and all are as long', () => {
    expect(widthOfCodes(['001', 2, ' 013 '])).toBe(3);
    expect(widthOfCodes(['101', 2])).toBeNull();
    expect(widthOfCodes(['001', '0002'])).toBeNull();
    expect(widthOfCodes([1, 2])).toBeNull();
  });

  it('are told, left out where digits are lost, and never made up', () => {
    const plan = planOf([
      openSheets('客户.xlsx', {
        客户: [
          ['客户编号', '客户名称', '统一社会信用代码'],
          ['001', '甲公司', 913101150000000000],
          [2, '乙公司', Number('913101150000000001')],
          ['013', '丙公司', '91310115MA1K3YJ12X'],
        ],
      }),
    ]);
    expect(plan.customers.map(({ id, taxId }) => [id, taxId])).toEqual([
      ['001', undefined],
      ['2', undefined],
      ['013', '91310115MA1K3YJ12X'],
    ]);
    expect(plan.report.sources[0]?.tables[0]?.notes).toEqual([
      { what: 'codes.zerosLost', cell: 'A3', count: 1 },
      { what: 'codes.digitsLost', cell: 'C2', count: 2 },
    ]);
  });

  it('make no one document of two numbers that only look the same', () => {
    const plan = planOf([
      openSheets('发票.xlsx', {
        发票: [
          ['客户名称', '发票号码', '开票日期', '价税合计'],
          ['甲公司', Number('25312000000012345678'), '2026-01-05', 100],
          ['甲公司', Number('25312000000012345999'), '2026-01-05', 200],
        ],
      }),
    ]);
    expect(plan.documents.map(({ number, amount }) => [number, amount])).toEqual([
      [undefined, 100],
      [undefined, 200],
    ]);
  });
});
