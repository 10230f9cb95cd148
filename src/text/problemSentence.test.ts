import type { ProblemCode } from '../ledger/result';
import { LANGUAGES } from '../ledger/tables';
import { messages, problemSentence } from './index';

const codes = Object.keys(messages('zh-CN').problems.sentences) as ProblemCode[];

describe.each(LANGUAGES)('A problem in %s', (language) => {
  test.each(codes)('is one clear line for %s, with and without a value', (code) => {
    for (const problem of [{ code }, { code, value: 'ABC', figures: { limit: '50 MB' } }]) {
      const sentence = problemSentence(problem, language);
      expect(sentence.length).toBeGreaterThan(3);
      expect(sentence).not.toMatch(/\n|[{}]|undefined|「」|“”|  |\(\)|（）/);
      expect(sentence).not.toContain(code);
    }
  });

  test('names file, sheet and cell before what happened', () => {
    const place = { file: 'a.xlsx', sheet: '客户', cell: 'H5' };
    const sentence = problemSentence({ code: 'date.unreadable', value: '2月30日', ...place }, language);
    for (const part of ['a.xlsx', '客户', 'H5', '2月30日']) expect(sentence).toContain(part);
    expect(sentence.indexOf('H5')).toBeLessThan(sentence.indexOf('2月30日'));
  });
});

test('A Chinese sentence reads as one', () => {
  expect(problemSentence({ code: 'ledger.columnMissing', sheet: '客户', value: '客户编号' }, 'zh-CN')).toBe(
    '工作表「客户」：表中缺少列「客户编号」。请恢复这一列的标题，再试一次。',
  );
});

test('An English place starts with a capital', () => {
  expect(problemSentence({ code: 'sheet.protected', sheet: 'Limits' }, 'en-US')).toBe(
    'Sheet “Limits”: The sheet is protected, so nothing was written. Unprotect the sheet first.',
  );
});
