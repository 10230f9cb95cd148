/** Words for cells that belong to no rule and no setting. */
export const cells = {
  stampLine: (asOf: string, live: boolean) =>
    live
      ? `截至 ${asOf}。可用额度、使用率和逾期天数为实时公式，其余数字以检查日期为准。`
      : `截至 ${asOf}。数据量较大，所有数字均以检查日期为准，修改后请重新检查。`,
  refusedSheet: (why: string) => `未导入：${why}`,
  printedDiffers: (difference: string) => `原表自列合计与其明细相差 ${difference}，请核对原表`,
  changedDocuments: (count: string) => `${count} 处与台账不同，未覆盖`,
  notKept: (count: string) =>
    `这次导入另有 ${count} 行读不出来，太多，没有存入「导入问题」：多半是有一列认错了，请更正后重新导入`,
  tooLong: (amount: string) => `合计 ${amount} 超过 15 位有效数字，无法写入单元格`,
  rejectedCell: (cell: string, value: string, why: string) =>
    value === '' ? `${cell}：${why}` : `${cell}「${value}」：${why}`,
  alreadyThere: '台账里已有同样的单据，未重复导入',
  otherwiseThere: '台账里已有这张单据，但金额或日期不同，未覆盖',
  importAgain: '报表的行不能在这里再试：请改正原表后重新导入，或直接在「财务」里填写',
  notUnderstood: '这一行的原行号重复，或所属表头的「读法」已被改动：请从原文件重新导入',
  correction: (header: string, from: string, to: string) =>
    `${header === '' ? '这种表' : `列「${header}」`}${from === '' ? '' : `由「${from}」`}改为「${to}」`,
  retried: '再试导入问题中的行',
} as const;
