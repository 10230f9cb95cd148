import { formatBytes, formatDigits } from '../format';
import type { ProblemFacts, ProblemWords } from '../problemWords';

/** How large it is and may be, as far as the problem says. */
function sizes({ figure }: ProblemFacts): string {
  const parts = [
    figure('bytes') && `大小 ${formatBytes(figure('bytes'))}`,
    figure('inflatedBytes') && `解压后 ${formatBytes(figure('inflatedBytes'))}`,
    figure('bytesMax') && `上限 ${formatBytes(figure('bytesMax'))}`,
    figure('sheets') && `${formatDigits(figure('sheets'))} 张工作表`,
    figure('rows') && `${formatDigits(figure('rows'))} 行`,
    figure('columns') && `${formatDigits(figure('columns'))} 列`,
    figure('cells') && `${formatDigits(figure('cells'))} 个单元格`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

export const problems = {
  place: {
    file: (name) => `文件「${name}」`,
    sheet: (name) => `工作表「${name}」`,
    cell: (address) => `单元格 ${address}`,
    separator: '，',
    end: '：',
  },
  quote: (text) => `「${text}」`,
  sentences: {
    'file.notFound': ({ value }) => `找不到文件${value}。请检查路径和文件名。`,
    'file.empty': () => '文件是空的。请确认导出已完成，再重新选择。',
    'file.tooLarge': (facts) => `文件太大${sizes(facts)}，没有读取。请拆成几个文件分别导入。`,
    'file.tooSlow': () => '读取的时间太长，已经停止，什么都没有写入。请拆成几个文件分别导入。',
    'file.notSpreadsheet': () => '内容不是 Excel 工作簿，尽管扩展名像。请用 Excel 打开后另存为 .xlsx 再试。',
    'file.zipBomb': (facts) =>
      `解压后的大小异常${sizes(facts)}，出于安全没有打开。请用 Excel 打开后另存一份再试。`,
    'file.encrypted': () => '工作簿设有密码，无法读取。请先在 Excel 中取消密码再导入。',
    'file.damaged': () => '文件已损坏，无法读取。请用 Excel 打开并修复后另存一份再试。',
    'file.unsupported': ({ value }) => `不支持这种文件${value}。请改用 .xlsx、.xls 或 .csv。`,
    'file.noRows': () => '没有任何数据行。请确认选对了文件。',
    'file.notWritable': () => '文件无法写入。请关闭正在使用它的程序，或换一个位置保存。',
    'ledger.none': () => '这个工作簿里还没有授信台账。请先新建台账或导入已有表格。',
    'ledger.exists': () => '这个工作簿里已经有授信台账，没有重复创建。请直接使用，或换一个工作簿。',
    'ledger.newerSchema': ({ value }) =>
      `台账由更新的版本${value}创建，目前只能查看、不能写入。请先更新本加载项。`,
    'ledger.tableMissing': ({ value }) => `台账缺少表${value}。请撤销对它的删除或改名，再试一次。`,
    'ledger.columnMissing': ({ value }) => `表中缺少列${value}。请恢复这一列的标题，再试一次。`,
    'ledger.columnRepeated': ({ value }) => `列标题${value}出现了两次，无法判断用哪一列。请给其中一列改名。`,
    'ledger.notInteger': ({ value }) => `这里应为整数，实际是${value}。请更正后再试。`,
    'sheet.nameTaken': ({ value }) => `名称${value}已被占用，没有覆盖。请先给现有的工作表或名称改名。`,
    'sheet.protected': () => '工作表受保护，没有写入。请先撤销工作表保护再试。',
    'table.filtered': () => '表格正处于筛选状态，没有写入，以免写错行。请先清除筛选再试。',
    'table.notGrown': () => '新行没有并入表格，已停止写入。请确认表格下方没有其他内容，再试一次。',
    'table.changedMeanwhile': ({ value }) =>
      `表${value}里已有别的内容，没有随这次撤销一起删除。确认不要时请手动删除。`,
    'workbook.readOnly': () => '工作簿以只读方式打开，无法写入。请另存一份或启用编辑后再试。',
    'workbook.date1904': () =>
      '这个工作簿使用 1904 日期系统，台账的日期会差四年，没有在这里建立台账。请新建一个工作簿，再从那里选择这个文件导入。',
    'cell.changedMeanwhile': ({ value }) =>
      `单元格刚被他人修改${value && `（现为${value}）`}，没有覆盖。请再检查一次。`,
    'row.goneMeanwhile': ({ value }) => `要写入的行${value}刚被删除或移走，这一行没有写入。请再检查一次。`,
    'amount.tooManyDigits': ({ value }) =>
      `金额${value}超过 Excel 能保存的 15 位有效数字，没有写入。请核对该金额。`,
    'readback.differs': () => '写入后的内容与预期不符，结果不可信。请撤销这次操作后再试。',
    'journal.noEntry': ({ value }) => `日志中没有这条记录${value}。请刷新日志后再选。`,
    'journal.alreadyUndone': () => '这次操作已经撤销过，不能重复撤销。',
    'journal.notUndoable': () => '这次操作不能撤销。如需恢复，请手动更正。',
    'excel.tooOld': () => '当前 Excel 版本过低。请使用 Excel 2021 或更新的版本，或 Excel 网页版。',
    'excel.unavailable': () => '没有连接上 Excel。请检查网络后重新加载；仍不行时，关闭并重新打开工作簿。',
    'excel.editing': () => 'Excel 正在编辑单元格。请按 Enter 或 Esc 结束编辑，再试一次。',
    'excel.requestTooLarge': () => '一次写入的数据超过 Excel 允许的大小，没有写入。请减少数据后再试。',
    'excel.failed': ({ value }) => `Excel 没有完成这次操作${value && `（${value}）`}。请再试一次。`,
    'command.cancelled': () => '已取消。',
    'import.nothing': () => '没有找到可以导入的表格。请确认表里有客户、额度或往来，并且有标题行。',
    'import.currencies': ({ value }) => `同一次导入里出现了多个币种${value}。请按币种拆开，分次导入。`,
    'import.badMap': ({ value }) => `列对应关系${value}无效。请检查对照文件中的标题和字段名。`,
    'import.question': ({ value, figure }) =>
      `这一列${value}单凭标题看不出是什么（可能是 ${figure('fields')}），没有写入。请先在预览中选定，或在对照文件（--map）中写明；不导入这一列就写空。`,
    'import.badDecision': ({ value }) =>
      `无法判断${value}指哪两个客户。请写出要导入的客户的编号或全称，至少一个不在台账里。`,
    'import.taxIdsDiffer': ({ value }) =>
      `${value}的税号不同，不能合并为一个客户。请先核对税号，改正后再导入。`,
    'import.sheetNotFound': ({ value }) => `文件里没有工作表${value}。请检查名称。`,
    usage: ({ value }) => `命令写法不对${value && `：${value}`}。用 --help 查看用法。`,
    'date.unreadable': ({ value }) => `日期${value}无法识别。请写成 2026-03-31 这样的形式。`,
    'amount.unreadable': ({ value }) => `金额${value}无效。请写成大于零的数字，如 120000.50。`,
    'currency.unreadable': ({ value }) => `币种${value}无效。请写三位字母代码，如 CNY、USD。`,
    'customer.unknown': ({ value, figure }) =>
      `没有这个客户${value}。${figure('near') ? `相近的有：${figure('near')}。` : '请检查客户编号。'}`,
  },
} as const satisfies ProblemWords;
