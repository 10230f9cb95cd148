/** Rules about limits, groups, concentration and insurance. */
import type { FindingWords } from '../findingWords';

export const limitFindings = {
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
  'limit.belowBase': {
    title: '临时额度低于基础额度',
    brief: ({ amount }) => `临时额度 ${amount} 低于基础额度`,
    message: ({ amount, base }) => `替代型临时额度 ${amount} 低于基础额度 ${base}，生效期间额度反而下降。`,
    todo: '核对审批单：若本意是增加额度，请把「方式」改为「追加」。',
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
  'group.over': {
    title: '集团超额度',
    brief: ({ exposure }) => `集团敞口 ${exposure} 超额度`,
    message: ({ exposure, pool }) => `集团敞口合计 ${exposure}，超过集团额度 ${pool}。`,
    todo: '由集团统一压降敞口，或报批提高集团额度；其间各成员暂停新增赊销。',
  },
  'group.expiring': {
    title: '集团额度即将到期',
    brief: ({ days }) => `集团额度 ${days} 天后到期`,
    message: ({ head, amount, ends, days }) =>
      `所属集团（${head}）的额度 ${amount} 将于 ${ends} 到期，还剩 ${days} 天。`,
    todo: '提请集团在到期前完成续期审批；过期后本客户也不能再占用该额度。',
  },
  'group.limits': {
    title: '成员额度之和超集团额度',
    brief: ({ limits }) => `成员额度合计 ${limits}`,
    message: ({ limits, pool }) => `成员额度合计 ${limits}，超过集团额度 ${pool}，不可能同时用足。`,
    todo: '调低成员额度，或报批提高集团额度。',
  },
  'concentration.single': {
    title: '单一客户集中',
    brief: ({ ratio }) => `占总敞口 ${ratio}`,
    message: ({ exposure, total, ratio }) => `敞口 ${exposure} 占总敞口 ${total} 的 ${ratio}，集中度过高。`,
    todo: '评估能否分散：增信、投保、转让应收，或控制新增。',
  },
  'concentration.top5': {
    title: '前五大集中',
    brief: ({ ratio }) => `前五大占 ${ratio}`,
    message: ({ exposure, total, ratio }) => `前五大客户敞口 ${exposure}，占总敞口 ${total} 的 ${ratio}。`,
    todo: '在信用会议上评估集中度，并确定压降或增信计划。',
  },
  'insurance.reportDue': {
    title: '信保应报案',
    brief: ({ days }) => `投保货款逾期 ${days} 天`,
    message: ({ amount, days }) => `已投保的 ${amount} 逾期 ${days} 天，已到向保险公司报案的期限。`,
    todo: '立即报案；迟报可能被拒赔。',
  },
  'insurance.outsideTerms': {
    title: '账期超出承保',
    brief: ({ terms }) => `账期 ${terms} 天超出承保`,
    message: ({ amount, terms, covered }) =>
      `已投保的 ${amount} 账期 ${terms} 天，长于承保账期 ${covered} 天，可能不获赔付。`,
    todo: '缩短账期，或向保险公司申请批改承保账期。',
  },
} as const satisfies Partial<FindingWords>;
