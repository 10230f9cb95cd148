/** What the command line prints for a person. */
export const commandLine = {
  usage: `用法：npm run -s ledger -- 命令 …

  create --out 台账.xlsx [--sample] [--lang zh-CN|en-US]      新建台账，空白或带示例
  import 文件… --out 台账.xlsx [--into 台账.xlsx] [--sheet 表名]… [--map 文件] [--dry-run]
                                                            把已有表格（.xlsx .xls .csv）导入台账
  check 台账.xlsx [--as-of 日期] [--out 台账.xlsx]              检查额度、逾期；带 --out 时写入数字和颜色
  journal 台账.xlsx [--verify] [--export 文件]                 日志
  undo 台账.xlsx --entry 编号 --out 台账.xlsx                   撤销一次改动

  --json 只输出一份 JSON · --fail-on high|medium|low 有这一级或更重的预警时退出码为 1
  退出码：0 完成 · 1 完成但有预警 · 2 拒绝（标准错误输出一行原因）`,
  created: (file: string) => `已新建台账：${file}`,
  saved: (file: string) => `已保存：${file}`,
  asOf: (day: string, from: string) => `检查日期 ${day}（${from}）`,
  asOfFrom: { given: '命令指定', book: '台账设定', today: '今天' },
  totals: (customers: string, balance: string, overdue: string, exposure: string) =>
    `客户 ${customers} · 应收余额 ${balance} · 逾期 ${overdue} · 敞口 ${exposure}`,
  finding: (severity: string, cell: string, customer: string, message: string) =>
    `[${severity}] ${cell} ${customer} ${message}`,
  written: (cells: string, rows: string, entry: string) =>
    `写入 ${cells} 个单元格、${rows} 行，日志 ${entry}`,
  unchanged: '已是最新，没有写入。',
  imported: (customers: string, limits: string, documents: string) =>
    `导入客户 ${customers}、授信 ${limits}、往来 ${documents}`,
  sheet: (file: string, sheet: string) => `${file} › ${sheet}`,
  rows: (data: string, imported: string, skipped: string, rejected: string) =>
    `${data} 行 = 导入 ${imported} + 跳过 ${skipped} + 拒绝 ${rejected}`,
  reconciled: (measure: string, source: string, imported: string, difference: string) =>
    `核对 ${measure}：来源 ${source}，导入 ${imported}，差额 ${difference}`,
  entry: (id: string, time: string, command: string, rows: string) => `${id} ${time} ${command} ${rows} 行`,
  intact: '日志完整。',
  broken: (entries: string) => `日志有缺口或被改动：${entries}`,
} as const;
