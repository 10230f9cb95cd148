/** Words for cells that belong to no rule and no setting. */
export const cells = {
  stampLine: (asOf: string, live: boolean) =>
    live
      ? `截至 ${asOf}。可用额度、使用率和逾期天数为实时公式，其余数字以检查日期为准。`
      : `截至 ${asOf}。数据量较大，所有数字均以检查日期为准，修改后请重新检查。`,
} as const;
