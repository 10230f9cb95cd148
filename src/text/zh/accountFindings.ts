/** Rules about what is owed and how the customer pays. */
import type { FindingWords } from '../findingWords';

export const accountFindings = {
  'overdue.any': {
    title: '逾期',
    brief: ({ days }) => `逾期 ${days} 天`,
    message: ({ overdue, days }) => `逾期 ${overdue}，最长逾期 ${days} 天。`,
    todo: '联系客户确认付款日期，并记录答复。',
  },
  'overdue.30': {
    title: '逾期超过 30 天',
    brief: ({ days }) => `逾期 ${days} 天`,
    message: ({ overdue, days }) => `逾期 ${overdue}，最长逾期 ${days} 天，已超过 30 天。`,
    todo: '书面催收并暂停新增赊销，由业务负责人跟进。',
  },
  'overdue.90': {
    title: '逾期超过 90 天',
    brief: ({ days }) => `逾期 ${days} 天`,
    message: ({ overdue, days }) => `逾期 ${overdue}，最长逾期 ${days} 天，已超过 90 天。`,
    todo: '停止发货，发催款函并对账，评估诉讼和坏账准备。',
  },
  'overdue.ratio': {
    title: '逾期占比高',
    brief: ({ ratio }) => `逾期占比 ${ratio}`,
    message: ({ overdue, balance, ratio }) => `逾期 ${overdue}，占应收 ${balance} 的 ${ratio}。`,
    todo: '与客户对账并商定还款计划，再决定是否继续赊销。',
  },
  'behaviour.worsening': {
    title: '付款恶化',
    brief: ({ days }) => `付款变慢 ${days} 天`,
    message: ({ recent, before, days }) =>
      `最近三个月加权逾期 ${recent} 天，此前九个月为 ${before} 天，变慢了 ${days} 天。`,
    todo: '了解原因，缩短账期或降低额度，并提前复审。',
  },
  'grade.override': {
    title: '等级覆盖依据不全',
    brief: ({ grade }) => `人工等级 ${grade} 依据不全`,
    message: ({ grade, fields }) => `人工设定的等级 ${grade} 缺少：${fields}。`,
    todo: '在「变更」表补填理由、批准人和失效日期。',
  },
  'grade.fell': {
    title: '等级下降',
    brief: ({ before, now }) => `等级 ${before} 降至 ${now}`,
    message: ({ before, now, notches }) => `信用等级由 ${before} 降为 ${now}，下降 ${notches} 级。`,
    todo: '提前复审，重新核定额度和账期。',
  },
  'review.due': {
    title: '评审到期',
    brief: ({ due }) => `评审应于 ${due} 前完成`,
    message: ({ due }) => `客户评审应于 ${due} 前完成，现已过期。`,
    todo: '安排评审，并更新「下次评审」日期。',
  },
  'score.stale': {
    title: '评分过期',
    brief: ({ scored }) => `最近评分 ${scored}`,
    message: ({ scored }) => `最近一次评分是 ${scored}，已超过评分有效天数。`,
    todo: '更新客户资料后重新评分。',
  },
  'financials.stale': {
    title: '财务报表过期',
    brief: ({ periodEnd }) => `最近报表 ${periodEnd}`,
    message: ({ periodEnd }) => `最近一期财务报表截至 ${periodEnd}，已过有效期，评分时视为缺失。`,
    todo: '向客户索取最近一期报表，录入「财务」表。',
  },
  'financials.unbalanced': {
    title: '财务报表不平',
    brief: ({ periodEnd }) => `报表 ${periodEnd} 不平`,
    message: ({ periodEnd, total, parts }) =>
      `${periodEnd} 的报表不平：资产总计 ${total}，负债与所有者权益合计 ${parts}；可能录错，或各项单位（元、千元、万元）不一致。`,
    todo: '对照原报表更正「财务」表这一行；评分和建议额度都用到它。',
  },
  'credit.balance': {
    title: '贷方余额',
    brief: ({ balance }) => `贷方余额 ${balance}`,
    message: ({ currency, balance }) =>
      `${currency} 余额为 ${balance}，是贷方余额，报表日应重分类至合同负债。`,
    todo: '核对是否多收或漏记发票；期末列入重分类清单。',
  },
  'frozen.shipped': {
    title: '冻结后仍有发货',
    brief: ({ rows }) => `冻结后有 ${rows} 笔发货`,
    message: ({ rows, date }) => `客户冻结或关闭后仍有 ${rows} 笔发货或开票，最近一笔在 ${date}。`,
    todo: '查明谁放行，立即停发；确需供货的先解除冻结。',
  },
  'writtenOff.open': {
    title: '核销坏账未收回',
    brief: ({ amount }) => `核销坏账 ${amount}`,
    message: ({ date, amount }) => `${date} 核销的坏账尚有 ${amount} 未收回；等级最高 C，发货一律停止。`,
    todo: '账销案存，继续追索；收回后登记「坏账收回」。',
  },
  'note.unsettled': {
    title: '票据到期未兑付',
    brief: ({ number }) => `票据 ${number} 未兑付`,
    message: ({ number, amount, maturity }) =>
      `票据 ${number}（${amount}）于 ${maturity} 到期，至今没有兑付或拒付记录，已全额计入敞口。`,
    todo: '向银行或承兑人查询结果，登记「票据兑付」或「票据拒付」。',
  },
  'note.partPassed': {
    title: '贴现背书金额不符',
    brief: ({ number }) => `票据 ${number} 贴现或背书金额不符`,
    message: ({ number, amount, face }) =>
      `票据 ${number} 未结清 ${face}，贴现或背书登记的金额是 ${amount}；票据按整张转出计算。`,
    todo: '核对票据：整张转出的，金额请留空或填票面；只转出一部分的，请拆成两张票据登记。',
  },
  'delivery.unbilled': {
    title: '发货未开票',
    brief: ({ days }) => `发货 ${days} 天未开票`,
    message: ({ order, amount, days }) => `订单 ${order} 已发货 ${amount}，${days} 天仍未开票。`,
    todo: '催开发票或补登发票；无订单号的请补填。',
  },
  'invoice.reissued': {
    title: '疑似红冲重开',
    brief: ({ number }) => `发票 ${number} 疑似重开`,
    message: ({ number, amount, days }) =>
      `发票 ${number}（${amount}）与一笔红字金额相同，原票当时已逾期 ${days} 天，疑似红冲重开、重算账期。`,
    todo: '确认后在「重开」列填原发票号，逾期从原到期日算起。',
  },
  'statement.difference': {
    title: '对账不符',
    brief: ({ difference }) => `对账差额 ${difference}`,
    message: ({ date, confirmed, balance, difference }) =>
      `${date} 对账确认 ${confirmed}，当日账面余额 ${balance}，相差 ${difference}。`,
    todo: '与客户逐笔核对差额，更正单据或取得差异说明。',
  },
  'statement.none': {
    title: '久未对账',
    brief: ({ last }) => (last === '' ? '从未对账' : `最近对账 ${last}`),
    message: ({ last }) =>
      last === '' ? '账上有余额，但从未与客户对账。' : `最近一次对账在 ${last}，已超过对账间隔。`,
    todo: '寄送对账单并取得签章，登记一行「对账」。',
  },
  'claim.limitation': {
    title: '诉讼时效将届满',
    brief: ({ days }) => (days.startsWith('-') ? `时效已过 ${days.slice(1)} 天` : `时效剩 ${days} 天`),
    message: ({ amount, ends, days }) =>
      days.startsWith('-')
        ? `应收 ${amount} 的诉讼时效已于 ${ends} 届满，已过 ${days.slice(1)} 天。`
        : `应收 ${amount} 的诉讼时效将于 ${ends} 届满，还剩 ${days} 天。`,
    todo: '取得签章的对账单，或寄送有回执的催收函，使时效重新起算。',
  },
} as const satisfies Partial<FindingWords>;
