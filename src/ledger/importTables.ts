/**
 * What an import leaves behind beside the rows themselves: 导入核对, the proof of each, 导入问题, what it could not read, and
 * 导入记忆, what it was told of columns and sheets.
 */
import { MEMORY_STATE, PROBLEM_STATE } from './choices';
import { columnLetters } from './columnLetters';
import { column, rowId, type ColumnSpec, type TableSpec } from './columns';
import { both } from './named';

/** Cells of a source row that have a column of their own; those behind them share the last one. */
export const PROBLEM_CELLS = 40;

/** By the letters of the source's columns, as the reasons beside them name cells. */
function cellColumns(): ColumnSpec[] {
  return Array.from({ length: PROBLEM_CELLS }, (_, index) => {
    const letters = columnLetters(index);
    return column(`cell${index + 1}`, `原${letters}列`, `Source column ${letters}`, 'code', 'input', 12);
  });
}

/** The import, and the table of the file the row is about. */
const WHERE_FROM = [
  rowId,
  column('importedAt', '导入时间', 'Imported at', 'code', 'system', 20),
  column('file', '文件', 'File', 'code', 'system', 20),
  column('sheet', '工作表', 'Sheet', 'code', 'system', 14),
  column('range', '区域', 'Range', 'code', 'system', 10),
];

export const IMPORT_TABLES = {
  proof: {
    key: 'proof',
    name: both('导入核对', 'Import proof'),
    derived: false,
    optional: true,
    onDemand: true,
    columns: [
      ...WHERE_FROM,
      column('measure', '项目', 'Measure', 'text', 'system', 12),
      column('currency', '币种', 'Currency', 'code', 'system', 7),
      column('source', '原表合计', 'Source total', 'money', 'system', 15),
      column('printed', '原表自列合计', 'Printed total', 'money', 'system', 15),
      column('imported', '已导入', 'Imported', 'money', 'system', 15),
      column('skipped', '跳过', 'Skipped', 'money', 'system', 14),
      column('rejected', '未能导入', 'Rejected', 'money', 'system', 14),
      column('difference', '差异', 'Difference', 'money', 'native', 12),
      column('rows', '原表行数', 'Source rows', 'days', 'system', 9),
      column('rowsImported', '导入行数', 'Rows imported', 'days', 'system', 9),
      column('rowsSkipped', '跳过行数', 'Rows skipped', 'days', 'system', 9),
      column('rowsRejected', '未导入行数', 'Rows rejected', 'days', 'system', 10),
      column('rowsDifference', '行数差异', 'Rows difference', 'days', 'native', 9),
      column('remark', '说明', 'Remark', 'text', 'system', 40),
      column('first', '首笔来源标识', 'First source key', 'code', 'system', 10),
      column('link', '查看', 'Open', 'text', 'native', 8),
      // Of a sheet of the workbook itself.
      { ...column('origin', '原表位置', 'Source place', 'code', 'system', 10), optional: true },
      { ...column('originLink', '原表', 'Source sheet', 'text', 'native', 10), optional: true },
    ],
  },
  problems: {
    key: 'problems',
    name: both('导入问题', 'Import problems'),
    derived: false,
    optional: true,
    onDemand: true,
    columns: [
      ...WHERE_FROM,
      column('row', '原行号', 'Source row', 'days', 'system', 8),
      column('state', '状态', 'State', 'choice', 'input', 9, PROBLEM_STATE),
      column('doneOn', '导入日期', 'Done on', 'day', 'system', 12),
      column('reason', '原因', 'Reason', 'text', 'system', 40),
      ...cellColumns(),
      column('more', '其余各列', 'Further columns', 'code', 'system', 12),
      column('reading', '读法', 'Reading', 'code', 'system', 10),
      column('fingerprint', '原行指纹', 'Fingerprint', 'code', 'system', 10),
    ],
  },
  memory: {
    key: 'memory',
    name: both('导入记忆', 'Import memory'),
    derived: false,
    optional: true,
    onDemand: true,
    columns: [
      rowId,
      column('rememberedAt', '记住时间', 'Remembered at', 'code', 'system', 20),
      column('file', '文件', 'File', 'code', 'system', 20),
      column('sheet', '工作表', 'Sheet', 'code', 'system', 14),
      column('meaning', '更正', 'Correction', 'text', 'system', 40),
      column('state', '状态', 'State', 'choice', 'input', 9, MEMORY_STATE),
      // Blank: what the table lists.
      column('header', '列标题', 'Header', 'code', 'system', 16),
      column('from', '原读作', 'Read as', 'code', 'system', 16),
      column('to', '改为', 'Corrected to', 'code', 'input', 16),
      // By what the table is known again: all its headers.
      column('signature', '全部列标题', 'All headers', 'code', 'system', 30),
    ],
  },
} satisfies Record<string, TableSpec>;
