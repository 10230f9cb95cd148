import type { FindingWords } from '../findingWords';

export const findings = {
  'limit.over': {
    title: '超额度',
    brief: ({ over }) => `超额度 ${over}`,
    message: ({ exposure, effective, over }) => `敞口 ${exposure} 超过有效额度 ${effective}，超出 ${over}。`,
    todo: '先催收或暂停发货；确需继续供货的，先报批临时额度。',
  },
  'limit.near': {
    title: '临近额度',
    brief: ({ utilisation }) => `额度已用 ${utilisation}`,
    message: ({ exposure, effective, utilisation }) =>
      `敞口 ${exposure}，已占用有效额度 ${effective} 的 ${utilisation}。`,
    todo: '下次发货前核对可用额度，必要时先收款或申请调整额度。',
  },
  'limit.none': {
    title: '无额度占用',
    brief: ({ exposure }) => `无额度占用 ${exposure}`,
    message: ({ exposure }) => `额度未设定或为零，但已有敞口 ${exposure}。`,
    todo: '补办授信审批并录入「授信」表，或改为款到发货。',
  },
  'limit.expired': {
    title: '额度过期',
    brief: ({ ended }) => `额度已于 ${ended} 过期`,
    message: ({ amount, exposure, ended }) => `额度 ${amount} 已于 ${ended} 过期，目前敞口 ${exposure}。`,
    todo: '办理续期审批；批准前不再新增赊销。',
  },
  'limit.expiring': {
    title: '额度即将到期',
    brief: ({ days }) => `额度 ${days} 天后到期`,
    message: ({ amount, ends, days }) => `额度 ${amount} 将于 ${ends} 到期，还剩 ${days} 天。`,
    todo: '安排复审，在到期前完成续期审批。',
  },
  'limit.noExpiry': {
    title: '额度无期限',
    brief: ({ amount }) => `额度 ${amount} 无失效日期`,
    message: ({ amount }) => `额度 ${amount} 没有填写失效日期，会一直生效。`,
    todo: '按审批单在「授信」表补填失效日期。',
  },
  'limit.overlap': {
    title: '额度重叠',
    brief: ({ kind }) => `${kind}重叠`,
    message: ({ kind, rows }) => `有 ${rows} 条${kind}同时生效，按最后批准的一条计算。`,
    todo: '核对审批单，给已被取代的一条填上失效日期。',
  },
  'limit.temporaryLapsed': {
    title: '临时额度已到期',
    brief: ({ ended }) => `临时额度已于 ${ended} 到期`,
    message: ({ exposure, effective, lapsed, ended }) =>
      `临时额度 ${lapsed} 已于 ${ended} 到期，敞口 ${exposure} 因此超过有效额度 ${effective}。`,
    todo: '收回超出部分的货款，或重新报批临时额度。',
  },
  'limit.loweredBelowUse': {
    title: '额度低于敞口',
    brief: ({ amount }) => `批准额度 ${amount} 低于敞口`,
    message: ({ amount, exposure }) => `批准的额度 ${amount} 低于现有敞口 ${exposure}。`,
    todo: '与客户约定压降计划；降到额度以内之前暂停新增赊销。',
  },
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
  'data.unknownCustomer': {
    title: '客户不存在',
    brief: ({ text }) => `客户「${text}」不存在`,
    message: ({ text, rows }) => `「客户」表里没有「${text}」，涉及 ${rows} 行，未计入任何已有客户。`,
    todo: '更正客户编号或名称，或在「客户」表新增该客户。',
  },
  'data.duplicateCustomer': {
    title: '客户重复',
    brief: ({ text }) => `客户「${text}」重复`,
    message: ({ text }) => `「${text}」在「客户」表中不止出现一次，可能是同一家客户。`,
    todo: '确认是同一家后合并为一行，额度和往来改用同一个编号。',
  },
  'data.duplicateDocument': {
    title: '单据重复',
    brief: ({ number }) => `单据 ${number} 重复`,
    message: ({ number, rows }) => `单据号 ${number} 共出现 ${rows} 行，金额可能被重复计算。`,
    todo: '核对原始单据，删除重复的行或更正单据号。',
  },
  'data.unlinked': {
    title: '核销单据不存在',
    brief: ({ number }) => `核销单据 ${number} 不存在`,
    message: ({ number }) => `要核销的单据「${number}」不在该客户的往来中，这笔款已按到期日先后核销。`,
    todo: '更正「核销单据」一列，或补录缺少的单据。',
  },
  'data.openingOverlap': {
    title: '与期初重复',
    brief: ({ rows }) => `${rows} 笔单据早于期初`,
    message: ({ rows, opening }) =>
      `有 ${rows} 笔单据的日期不晚于期初 ${opening}，视为已包含在期初余额中，不再计入余额。`,
    todo: '确认期初余额的日期；期初未包含的单据请更正日期。',
  },
  'data.unreadable': {
    title: '无法识别',
    brief: ({ value }) => `「${value}」无法识别`,
    message: ({ value, code }) => `「${value}」：${code}，受影响的数字暂不计算。`,
    todo: '更正这个单元格后再检查。',
  },
  'data.repeatedRowId': {
    title: '行号重复',
    brief: ({ value }) => `行号 ${value} 重复`,
    message: ({ value }) => `行号「${value}」出现了不止一次，多半是整行复制造成的。`,
    todo: '确认不是重复录入；下次写入时，靠下的一行会得到新行号。',
  },
  'data.currency': {
    title: '币种不一致',
    brief: ({ currency }) => `有 ${currency} 往来`,
    message: ({ currency }) => `有 ${currency} 往来，与客户额度的币种不同，合计数字暂不计算。`,
    todo: '核对「币种」一列；确有外币业务的，请分币种查看余额。',
  },
  'data.dueUnknown': {
    title: '到期日未定',
    brief: ({ rows }) => `${rows} 笔到期日未定`,
    message: ({ rows, terms }) =>
      terms === ''
        ? `有 ${rows} 笔单据没有到期日，客户也没有账期，已归入「未定到期日」。`
        : `有 ${rows} 笔单据没有到期日，账期「${terms}」也无法识别，已归入「未定到期日」。`,
    todo: '填写到期日，或把账期改成「30天」「月结30天」「次月25日」这样的写法。',
  },
  'data.policy': {
    title: '设置无效',
    brief: ({ setting }) => `「${setting}」设置无效`,
    message: ({ setting, value, used }) =>
      used === ''
        ? `「政策」表中「${setting}」的值「${value}」无效，暂不采用。`
        : `「政策」表中「${setting}」的值「${value}」无效，已按 ${used} 计算。`,
    todo: '参照「说明」一列更正该值。',
  },
  'formula.differs': {
    title: '公式列不符',
    brief: ({ shown }) => `公式列显示 ${shown}`,
    message: ({ shown, computed }) => `单元格显示 ${shown}，按本行数据应为 ${computed}，公式可能被改写。`,
    todo: '从同一列的其他行复制公式到这个单元格。',
  },
  'ledger.identity': {
    title: '勾稽不平',
    brief: ({ difference }) => `勾稽差额 ${difference}`,
    message: ({ balance, parts, difference, currency }) =>
      `${currency} 余额 ${balance} 与账龄加未核销合计 ${parts} 不等，差额 ${difference}。`,
    todo: '暂不要使用这位客户的数字，并把工作簿副本交给维护人员核查。',
  },
} as const satisfies FindingWords;
