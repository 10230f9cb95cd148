/** Words about scores, advice, decisions and the portfolio. */
type LoweringFacts = Readonly<Record<'head' | 'kind' | 'amount' | 'then' | 'ends' | 'days', string>>;

export const analysis = {
  noGrade: '无等级',
  decisions: { pass: '可以发货', warn: '可以发货，但请注意', hold: '暂停发货' },
  /** Reasons only a decision has; the others are said in the words of their finding. */
  reasons: {
    'customer.frozen': () => '客户已冻结。',
    'customer.closed': () => '客户已关闭。',
    'limit.unset': ({ exposure }: { exposure: string }) => `额度未设定，目前敞口 ${exposure}。`,
    'limit.zero': ({ exposure }: { exposure: string }) => `额度为零，目前敞口 ${exposure}。`,
    'limit.lowering': ({ head, kind, amount, then, ends, days }: LoweringFacts) =>
      `${head === '' ? '' : `集团（${head}）的`}${kind}将于 ${ends} 到期，还剩 ${days} 天；届时额度由 ${amount} 降为 ${then}。`,
    'group.expired': ({ head, amount, exposure }: { head: string; amount: string; exposure: string }) =>
      `集团（${head}）的额度 ${amount} 已过期，集团敞口将达 ${exposure}。`,
    'grade.floor': ({ grade, floor }: { grade: string; floor: string }) =>
      `信用等级 ${grade} 低于发货最低等级 ${floor}。`,
    'input.unknown': ({ figure, why }: { figure: string; why: string }) =>
      `无法判断：${figure}未知（${why}）。`,
  },
  /** Figures a decision may miss. */
  figures: {
    amount: '发货金额',
    exposure: '敞口',
    heldByOrder: '订单占用',
    limit: '额度',
    effective: '有效额度',
    group: '集团额度',
    status: '客户状态',
    longestOverdue: '最长逾期天数',
    grade: '信用等级',
  },
  releases: {
    payment: ({ amount, by }: { amount: string; by: string }) => `在 ${by} 前收回 ${amount}`,
    temporaryLimit: ({ customer, amount }: { customer: string; amount: string }) =>
      `给 ${customer} 批准 ${amount} 的临时额度（替代）`,
    recovery: ({ amount }: { amount: string }) => `收回已核销的 ${amount}`,
    status: () => '解除冻结或关闭',
    grade: () => '由有权人调整等级',
    data: () => '补齐或更正数据',
  },
  methods: {
    need: '销售量法',
    netWorth: '净资产法',
    workingAssets: '营运资产法',
    historyPeak: '历史高峰法',
    capacity: '偿付能力',
    appetite: '单户上限',
    group: '集团余量',
    grade: '等级系数',
  },
  changes: {
    'term+10': '账期加 10 天',
    'sales+10%': '销售额加 10%',
    'equity+10%': '净资产加 10%',
    'turnover+10%': '营业额加 10%',
    'peak+10%': '历史高峰加 10%',
    'grade+1': '等级升一级',
    'grade-1': '等级降一级',
    'group+10%': '集团余量加 10%',
    'appetite+10%': '本公司承受力加 10%',
  },
  twoSignatures: (who: string) => `${who}，须双签`,
  why: {
    'grade.none': '没有等级',
    'standard.missing': '「标准」表缺少这一档',
    'methods.none': '没有一种方法可以计算',
    'forecast.missing': '没有预计年销售额',
    'term.unknown': '账期未知',
    'statement.missing': '没有有效的财务报表',
    denominator: '分母不为正',
    'history.none': '没有按期付清的历史余额',
    'exposure.none': '全部客户都还没有敞口，也没有填本公司净资产',
    'exposure.unknown': '总敞口未知',
    'rate.missing': '没有可用的汇率',
  },
} as const;
