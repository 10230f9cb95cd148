import type { ProblemCode } from '../ledger/result';
import { LANGUAGES } from '../ledger/tables';
import { messages, problemSentence } from './index';

const codes = Object.keys(messages('zh-CN').problems.sentences) as ProblemCode[];

describe.each(LANGUAGES)('A problem in %s', (language) => {
  test.each(codes)('is one clear line for %s, with and without a value', (code) => {
    for (const problem of [{ code }, { code, value: 'ABC', figures: { bytes: '99', rows: '7' } }]) {
      const sentence = problemSentence(problem, language);
      expect(sentence.length).toBeGreaterThan(3);
      expect(sentence).not.toMatch(/\n|[{}]|undefined|「」|“”| {2}|\(\)|（）/);
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

test('A file too large says how large it is and may be', () => {
  const figures = { bytes: String(130 * 1024 * 1024), bytesMax: String(100 * 1024 * 1024) };
  expect(problemSentence({ code: 'file.tooLarge', file: '往来.xlsx', figures }, 'zh-CN')).toBe(
    '文件「往来.xlsx」：文件太大（大小 130 MB，上限 100 MB），没有读取。请拆成几个文件分别导入。',
  );
  expect(problemSentence({ code: 'file.tooLarge', figures: { rows: '1200000' } }, 'en-US')).toContain(
    '(1,200,000 rows)',
  );
});

test('An English place starts with a capital', () => {
  expect(problemSentence({ code: 'sheet.protected', sheet: 'Limits' }, 'en-US')).toBe(
    'Sheet “Limits”: The sheet is protected, so nothing was written. Unprotect the sheet first.',
  );
});
