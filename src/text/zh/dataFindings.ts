/** Rules about the rows themselves. */
import type { FindingWords } from '../findingWords';

export const dataFindings = {
  'data.missing': {
    title: '资料不全',
    brief: ({ completeness }) => `资料完整度 ${completeness}`,
    message: ({ completeness, fields }) => `客户资料完整度 ${completeness}，缺少：${fields}。`,
    todo: '补齐「客户」表中的空白项，评分和建议额度会更可靠。',
  },
  'data.uscc': {
    title: '信用代码存疑',
    brief: ({ text }) => `信用代码 ${text} 存疑`,
    message: ({ text }) => `统一社会信用代码「${text}」的位数或校验码不对，可能录错，也可能被当作数字截断。`,
    todo: '对照营业执照核对；该列请保持文本格式。',
  },
  'data.date': {
    title: '日期可疑',
    brief: ({ value }) => `日期 ${value} 可疑`,
    message: ({ value, code }) => `日期「${value}」可疑：${code}。`,
    todo: '核对原始单据，更正日期。',
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
  'data.orderUnlinked': {
    title: '未关联订单',
    brief: ({ kind, rows }) => `${kind}有 ${rows} 笔未关联订单`,
    message: ({ rows, kind }) =>
      `有 ${rows} 笔${kind}没有订单号或订单不存在，无法与订单冲减，可能重复占用额度。`,
    todo: '补填订单号，或补录对应的订单。',
  },
  'data.unsettledKind': {
    title: '核销对象未指明',
    brief: ({ kind, amount }) => `${kind} ${amount} 未指明单据`,
    message: ({ kind, amount }) => `${kind} ${amount} 没有指明核销哪张单据，暂未核销，仍列在未核销贷项。`,
    todo: '在「核销单据」列填写单据号。',
  },
  'data.unsettledRest': {
    title: '核销后有余额',
    brief: ({ kind, rest }) => `${kind}余 ${rest} 未核销`,
    message: ({ kind, amount, rest }) =>
      `${kind} ${amount} 指明的单据已没有可核销的余额，余下 ${rest} 仍列在未核销贷项，不会转核其他单据。`,
    todo: '核对金额，或在「核销单据」列补填其余单据号；票据拒付后恢复的应收请填票据号。',
  },
  'data.agreement': {
    title: '抵账无协议号',
    brief: ({ amount }) => `抵账 ${amount} 无协议号`,
    message: ({ amount }) => `抵账 ${amount} 没有填写协议号，无法核对抵账依据。`,
    todo: '在「协议号」列填写抵账协议的编号。',
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
  'data.rateOld': {
    title: '汇率过旧',
    brief: ({ currency, days }) => `${currency} 汇率已 ${days} 天`,
    message: ({ currency, date, days }) => `最近的 ${currency} 汇率日期为 ${date}，已过去 ${days} 天。`,
    todo: '在「汇率」表补录最近的汇率。',
  },
  'data.dueUnknown': {
    title: '到期日未定',
    brief: ({ rows }) => `${rows} 笔到期日未定`,
    message: ({ rows, terms }) =>
      terms === ''
        ? `有 ${rows} 笔单据没有到期日，也没有能推出到期日的账期，已归入「未定到期日」。`
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
  'data.standard': {
    title: '标准无效',
    brief: ({ list }) => `「${list}」有无效的行`,
    message: ({ list, value }) => `「${list}」中的「${value}」无法采用，已改用默认标准。`,
    todo: '参照默认值更正这一行，或删除它以沿用默认。',
  },
  'data.columnRenamed': {
    title: '列标题被改',
    brief: ({ fields }) => `缺少「${fields}」列`,
    message: ({ text, fields }) =>
      `「${fields}」列不见了，它的位置上是「${text}」；这一列的内容现在都不起作用。`,
    todo: '如果是改了名，请把列标题改回原名；自己的列请另加在表的右侧。',
  },
  'data.cardShorter': {
    title: '评分卡指标变少',
    brief: ({ list, value }) => `「${list}」评分卡第 ${value} 版指标变少`,
    message: ({ list, value }) =>
      `「${list}」评分卡第 ${value} 版的指标比上一版少，评分只用这一版写出的指标。`,
    todo: '新版要写全所有指标：没改的也从上一版抄过来；确实要去掉的，不必处理。',
  },
  'data.repeatedRow': {
    title: '项目重复',
    brief: ({ value }) => `「${value}」重复`,
    message: ({ list, value }) => `「${list}」中「${value}」有多行，只按最上面的一行计算。`,
    todo: '保留正确的一行，删除其余的。',
  },
  'formula.differs': {
    title: '公式列不符',
    brief: ({ shown }) => `公式列显示 ${shown}`,
    message: ({ shown, computed }) => `单元格显示 ${shown}，按本行数据应为 ${computed}，公式可能被改写。`,
    todo: '从同一列的其他行复制公式到这个单元格。',
  },
  'formula.overwritten': {
    title: '公式被覆盖',
    brief: ({ shown }) => `公式列被改为 ${shown}`,
    message: ({ shown, computed }) => `计算列中录入了固定值 ${shown}，按公式应为 ${computed}。`,
    todo: '从同一列的其他行复制公式到这个单元格。',
  },
  'ledger.identity': {
    title: '勾稽不平',
    brief: ({ difference }) => `勾稽差额 ${difference}`,
    message: ({ balance, parts, difference, currency }) =>
      `${currency} 余额 ${balance} 与账龄加未核销合计 ${parts} 不等，差额 ${difference}。`,
    todo: '暂不要使用这位客户的数字，并把工作簿副本交给维护人员核查。',
  },
} as const satisfies Partial<FindingWords>;
