/** What the command line prints for a person. */
export const commandLine = {
  usage: `用法：npm run -s ledger -- 命令 …

  create --out 台账.xlsx [--sample] [--lang zh-CN|en-US]      新建台账，空白或带示例
  import 文件… --out 台账.xlsx [--into 台账.xlsx [--here]] [--sheet 表名]… [--map 文件]
         [--same 甲=乙]… [--apart 甲=乙]… [--take 标识]… [--dry-run]
                                                            把已有表格（.xlsx .xls .csv，--here：台账工作簿自己的工作表）导入台账
  retry 台账.xlsx --out 台账.xlsx                            再试「导入问题」中改好的行
  check 台账.xlsx [--as-of 日期] [--out 台账.xlsx]              检查额度、逾期；带 --out 时写入数字和颜色
  score 台账.xlsx [--as-of 日期] [--customer 客户] [--out 台账.xlsx]   评分及理由；带 --out 时记入「评分」
  advise 台账.xlsx [--as-of 日期] [--customer 客户]             建议额度，逐种方法列出
  decide 台账.xlsx --customer 客户 --amount 金额 [--currency 币种] [--date 日期] [--order 订单号]
                                                            这批货能不能发，为什么，怎样才能发
  portfolio 台账.xlsx [--as-of 日期]                          组合：账龄、DSO、集中度、趋势、预测、坏账准备
  customers 台账.xlsx [--same 甲=乙]… [--apart 甲=乙]… [--out 台账.xlsx]
                                                            可能是同一客户的有哪些；合并或声明不是
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
  replayed: (customers: string) =>
    `检查日期早于今天：${customers} 个客户的状态、上级、账期或额度没有写从哪天起，按现在的登记计算。`,
  atLeast: (amount: string) => `至少 ${amount}`,
  finding: (severity: string, cell: string, customer: string, message: string) =>
    `[${severity}] ${cell} ${customer} ${message}`,
  written: (cells: string, rows: string, entry: string) =>
    `写入 ${cells} 个单元格、${rows} 行，日志 ${entry}`,
  unchanged: '已是最新，没有写入。',
  imported: (customers: string, limits: string, documents: string) =>
    `导入客户 ${customers}、授信 ${limits}、往来 ${documents}`,
  changed: (cell: string, at: string, before: string, after: string) =>
    `${cell} 与台账 ${at} 不同：${before} → ${after}`,
  changeTaken: '已采用',
  changeLeft: (key: string) => `未覆盖；要采用：--take "${key}"`,
  retried: (imported: string, left: string) => `再试：导入 ${imported} 行，还剩 ${left} 行`,
  importedStatements: (periods: string) => `导入财务报表 ${periods} 期`,
  suggested: (one: string, other: string, reason: string) =>
    `可能是同一客户：${one} 与 ${other}（${reason}）`,
  unbalanced: (cell: string, amount: string) => `${cell} 资产总计与负债、所有者权益合计相差 ${amount}`,
  question: (cell: string, header: string, fields: string) =>
    `${cell}「${header}」要先说明是什么（${fields}，或不导入）：用 --map`,
  remembered: (column: string, from: string, to: string) =>
    `导入记忆：${column === '' ? '这张表' : column} ${from === '' ? '' : `由 ${from} `}改为 ${to === '' ? '不导入' : to}`,
  remembers: (count: string) => `记住 ${count} 处更正`,
  sheet: (file: string, sheet: string) => `${file} › ${sheet}`,
  rows: (data: string, imported: string, skipped: string, rejected: string) =>
    `${data} 行 = 导入 ${imported} + 跳过 ${skipped} + 拒绝 ${rejected}`,
  reconciled: (measure: string, source: string, imported: string, difference: string) =>
    `核对 ${measure}：来源 ${source}，导入 ${imported}，差额 ${difference}`,
  scored: (customer: string, score: string, grade: string, coverage: string, worst: string, best: string) =>
    `${customer}：${score} 分，${grade}，覆盖率 ${coverage}，区间 ${worst}–${best}`,
  inForce: (grade: string) => `执行等级 ${grade}`,
  knockOuts: (list: string) => `否决项：${list}`,
  costMost: (list: string) => `主要扣分：${list}`,
  collectNext: (list: string) => `待补资料：${list}`,
  advised: (customer: string, advice: string, binding: string, factor: string) =>
    `${customer}：建议额度 ${advice}，受限于${binding}，等级系数 ${factor}`,
  notAdvised: (customer: string, why: string) => `${customer}：没有建议额度（${why}）`,
  approval: (who: string) => `批准权限：${who}`,
  method: (name: string, amount: string) => `${name} ${amount}`,
  change: (change: string, amount: string) => `${change}，建议变化 ${amount}`,
  decided: (customer: string, decision: string) => `${customer}：${decision}`,
  decidedBy: (payer: string) => `由结算单位 ${payer} 承担：按它的额度、敞口和逾期判断。`,
  shipment: (added: string, after: string, effective: string) =>
    `新增占用 ${added}，发货后敞口 ${after}，有效额度 ${effective}`,
  covered: '由未核销贷项覆盖，不占额度。',
  reason: (severity: 'hold' | 'warn', sentence: string) =>
    `${severity === 'hold' ? '[停]' : '[注意]'} ${sentence}`,
  release: (how: string) => `可解除：${how}`,
  ageing: '账龄',
  dso: (simple: string, countBack: string, best: string, add: string) =>
    `DSO ${simple} 天，回溯法 ${countBack} 天，最佳 ${best} 天，平均拖延 ${add} 天`,
  cei: (share: string) => `收款有效率（CEI）${share}`,
  concentration: (top: string, hhi: string) => `前五大占敞口 ${top}，HHI ${hhi}`,
  trend: (day: string, balance: string, overdue: string, sales: string, collections: string) =>
    `${day} 应收 ${balance}，逾期 ${overdue}，当月销售 ${sales}，当月回款 ${collections}`,
  breach: (customer: string, day: string) => `${customer} 预计 ${day} 超额度`,
  riskClass: (name: string, customers: string, balance: string) => `${name} ${customers} 家，余额 ${balance}`,
  unknownClass: '未能分类',
  provision: (total: string, base: string) => `坏账准备 ${total}，基数 ${base}`,
  entry: (id: string, time: string, command: string, rows: string) => `${id} ${time} ${command} ${rows} 行`,
  intact: '日志完整。',
  broken: (entries: string) => `日志有缺口或被改动：${entries}`,
} as const;
