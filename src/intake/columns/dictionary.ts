/**
 * Which headers mean what, in Chinese and English, as seen in ledgers and exports. Keys are normalised by `headerKey`.
 * Ahead in a list is preferred when two columns of a table mean the same.
 */
import type { HeaderSense } from './fields';
import { headerKey } from '../values/wording';

const WORDS: Readonly<Record<HeaderSense, string>> = {
  'customer.code':
    '客户编码 客户编号 客户代码 客户号 客户ID 往来单位编码 往来单位编号 对方单位编码 付款方编号 客商编码 客商编号 单位编码 ' +
    'customer_id customer_code customer_no customer_number cust_id cust_no cust_number customer_# cust_code account_no account_number ' +
    'client_id client_code bizpartner_id business_partner_id debtor_no debtor_id payer_id sold_to customer_account bill_to_customer_no',
  'customer.name':
    '客户名称 客户 客户全称 客户单位 客户单位名称 单位名称 往来单位 往来单位名称 核算项目 核算项目名称 购货单位 购货方 购方名称 购买方名称 商业公司 公司名称 公司 企业名称 ' +
    '对方单位 对方单位名称 门店名称 欠款人 欠款人/单位名称 欠款单位 买方 甲方 债务人 付款单位 付款方 付款方名称 结算单位 开票单位 客商 客商名称 经销商 经销商名称 客户简称 公司简称 ' +
    'customer_name name_customer customer cust_name client client_name debtor debtor_name account_name company_name company buyer buyer_name ' +
    'bill_to bill_to_name payer payer_name customer_display_name',
  'customer.taxId':
    '统一社会信用代码 社会信用代码 信用代码 纳税人识别号 税号 税务登记号 购货单位识别号 客户税号 购方税号 tax_id tax_no tax_number vat_no vat_number vat_id vat_registration_no uscc',
  'customer.status': '客户状态 合作状态 customer_status account_status',
  'customer.termText':
    '付款条件 结算方式 结款方式 结款方式说明 付款方式 收款条件 账期天数 客户账期 信用期 信用期限 信用天数 付款周期 回款周期 付款期限 最长付款期限 结算期 还款期限 ' +
    'terms payment_terms terms_of_payment credit_terms credit_period credit_days term_days terms_days net_days',
  'customer.salesperson':
    '业务员 业务负责人 销售员 销售名字 销售 销售代表 客户经理 负责人 salesperson sales_person sales_rep sales_representative account_manager salesman',
  'customer.region': '地区 区域 省市 省份 大区 所在地区 销售区域 region area territory',
  'limit.amount':
    '授信额度 信用额度 赊销额度 最大赊销额度 信用限额 授信限额 信控额度 敞口额度 铺底额度 铺底信用 基础额度 批准额度 限额 额度 额度金额 授信金额 ' +
    'credit_limit creditlimit limit limit_amount approved_limit credit_line credit_limit_lcy',
  'limit.temporary':
    '临时额度 临时授信 临时授信额度 特批额度 追加额度 临时增加额度 temporary_limit temporary_credit_limit temp_limit additional_limit',
  'limit.kind': '额度类型 额度种类 授信类型 limit_kind limit_type',
  'limit.from':
    '额度生效日期 授信日期 授信生效日期 授信起始日期 limit_from limit_start valid_from effective_from limit_date',
  'limit.to':
    '额度失效日期 授信到期日 授信到期日期 额度到期日 额度到期日期 有效期至 有效期 失效日期 limit_to limit_expiry limit_end valid_to expiry_date expires valid_until',
  'limit.temporaryTo':
    '临时额度到期日 临时额度到期日期 临时额度有效期至 临时额度有效期 临时额度失效日期 临时额度截止日期 临时授信到期日 临时授信有效期至 特批额度到期日 特批额度有效期至 ' +
    'temporary_limit_to temporary_limit_expiry temporary_limit_end temp_limit_expiry',
  'limit.approvedBy': '批准人 审批人 授信审批人 approved_by approver',
  'limit.approvedOn': '批准日期 审批日期 approved_on approval_date approved_date',
  'document.kind': '单据类型 单据类别 业务类型 票据类型 类型 document_type doc_type transaction_type type',
  'document.number':
    '发票号码 发票号 发票编号 数电票号码 单据编号 单据号 单据号码 单号 收款单号 回款单号 凭证号 凭证编号 应收单号 invoice_number invoice_no invoice_id invoice_# invoiceno invoice_num ' +
    'document_number document_no doc_id doc_no document_id transaction_no receipt_no payment_no reference_no bill_no voucher_no',
  'document.settles':
    '核销单据 核销发票 核销单据号 核销发票号 对应发票 对应发票号 冲销单据 settles applied_to applies_to settles_document settled_invoice',
  'document.date':
    '开票日期 开票时间 发票日期 开具日期 单据日期 制单日期 业务日期 日期 交易日期 记账日期 入账日期 凭证日期 出库日期 发生日期 invoice_date invoiced_on bill_date billing_date issue_date date_issued ' +
    'document_date doc_date document_create_date posting_date transaction_date date baseline_create_date created_date',
  'document.due':
    '应收日期 应收到账日 付款到期日 收款到期日 预计收款日 预计收款日期 应付时间 截止日期 最后付款日 due_date due_in_date date_due payment_due due payment_due_date net_due_date maturity_date due_on',
  'invoice.amount':
    '开票金额 发票金额 已开票金额 开票总金额 价税合计 含税金额 应收金额 应收款 应收账款 应收 销货额 销售金额 借方 借方金额 借方发生额 invoice_amount invoiced_amount ' +
    'amount_invoiced invoice_total total_amount original_amount gross_amount amount_due_original bill_amount debit debit_amount',
  'receipt.amount':
    '回款金额 收款金额 到账金额 实收金额 实收 已回款 已回款金额 已收款 已收金额 已收 累计已收款 累计回款 累计收款 回款原币金额 贷方 贷方金额 贷方发生额 ' +
    'amount_received received_amount receipt_amount payment_amount amount_paid paid_amount paid payment amount_settled settled_amount credit_amount',
  'receipt.date':
    '回款日期 收款日期 到账日期 到款日期 对方付款日期 结清日期 核销日期 settled_date date_settled settlement_date clear_date clearing_date paid_date date_paid payment_date receipt_date received_date',
  'creditNote.amount': '退货金额 退货 折让金额 折让 红字金额 credit_note_amount credit_memo_amount',
  'balance.amount':
    '应收余额 应收账款余额 期末余额 余额 未收 未收金额 未收款 未收余额 未回款 未回款金额 未收账款 欠款 欠款金额 欠款余额 剩余金额 应收款合计 本币余额 月末余额 未结金额 未核销金额 ' +
    'total_open_amount open_amount converted_usd outstanding outstanding_amount remaining_amount balance balance_due amount_open amount_due open_balance outstanding_balance amount_outstanding closing_balance',
  'opening.amount':
    '期初余额 上期余额 月初余额 年初余额 期初应收 期初应收余额 期初欠款 opening_balance opening beginning_balance balance_brought_forward',
  'row.currency':
    '币种 币别 货币 原币 原币币种 结算币种 currency currency_code invoice_currency curr currency_code_display local_currency document_currency',
  'row.status': '状态 发票状态 单据状态 是否作废 作废标志 作废 status invoice_status void voided state',
  'row.note': '备注 摘要 说明 note notes remark remarks memo comment comments description',
  amount:
    '金额 合计金额 总金额 本币金额 原币金额 金额合计 amount amt value total_value amount_lcy amount_in_local_currency amount_in_document_currency amount_in_doc_curr',
  until: '到期日 到期日期 到期',
  since: '生效日期 起始日期 开始日期 effective_date start_date',
  terms: '账期',
  name: '名称 全称 name full_name',
  code: '编号 编码 代码 code no number id',
  unit: '单位',
  receipt: '收款 回款 到账 到款',
  'opening.credit': '',
  'balance.credit': '',
  // Read by its form, not by a list: see layout/months.
  month: '',
  direction:
    '方向 借贷方向 余额方向 借贷 借或贷 借贷标志 借贷标识 期初方向 期初余额方向 年初方向 年初余额方向 月初方向 月初余额方向 期末方向 期末余额方向 月末方向 月末余额方向 ' +
    'balance_direction dr_cr dr/cr',
  bucket:
    '未到期 未逾期 1-30 1-30天 0-30 0-30天 31-60 31-60天 61-90 61-90天 91-120 91-180 91-180天 181-365 90+ 91+ 91以上 91天以上 90天以上 >90 365天以上 一年以内 1年以内 1-2年 2-3年 3-4年 4-5年 3年以上 5年以上 ' +
    '30天以内 逾期1-30 逾期31-60 逾期61-90 逾期1-30天 逾期31-60天 逾期61-90天 逾期90天以上 current not_due not_yet_due 1-30_days 31-60_days 61-90_days 91-120_days over_90 over_90_days over_120_days 120+ 0-30_days',
  payable:
    '供应商 供应商名称 供应商编号 供应商编码 供货单位 供货商 销货单位 销方名称 销方税号 应付余额 应付账款 应付金额 应付款 期初应付 期末应付 已付金额 未付金额 进项税额 ' +
    'vendor vendor_name vendor_no vendor_id vendor_display_name vendor_code supplier supplier_name supplier_id supplier_no payable accounts_payable',
  known:
    '逾期天数 欠款天数 账龄天数 最长逾期天数 账龄 已用额度 占用额度 已使用额度 可用额度 剩余额度 可赊销额度 剩余敞口额度 信用余额 电话 联系电话 手机 手机号码 联系人 地址 邮箱 电子邮箱 传真 开户行 账号 银行账号 ' +
    '税率 税额 不含税金额 汇率 数量 单价 序号 行号 排序 部门 业务部门 信用等级 客户等级 客户级别 客户信用等级 风险等级 资信等级 合同号 合同编号 合同金额 开户银行 客户地址 客户电话 客户类型 回款方式 收款方式 ' +
    'days_past_due days_overdue days_late days_to_settle bucket aging_bucket ageing_bucket age phone email address contact contact_name city country country_code fax ' +
    'tax_amount vat_amount tax_rate exchange_rate quantity unit_price rating credit_rating customer_type customer_address customer_email customer_phone available_credit credit_available used_limit business_code buisness_year business_year fiscal_year business_area posting_id dunning_level',
};

export interface Sense {
  readonly sense: HeaderSense;
  /** Place within its list: smaller is preferred. */
  readonly rank: number;
}

function build(): ReadonlyMap<string, Sense> {
  const senses = new Map<string, Sense>();
  for (const [sense, words] of Object.entries(WORDS) as [HeaderSense, string][]) {
    for (const [rank, word] of words.split(' ').filter(Boolean).entries()) {
      const key = headerKey(word);
      if (!senses.has(key)) senses.set(key, { sense, rank });
    }
  }
  addSides(senses);
  return senses;
}

/** Sides of what stands above them, as tables of balances have them: 期末余额 over 借方 and 贷方. */
const SIDED: readonly (readonly [groups: string, debit: HeaderSense, credit: HeaderSense])[] = [
  ['期初余额 期初 年初余额 年初 月初余额', 'opening.amount', 'opening.credit'],
  ['期末余额 期末 月末余额 余额', 'balance.amount', 'balance.credit'],
  ['本期发生额 本期发生 本期 本月发生额 本月 发生额', 'invoice.amount', 'receipt.amount'],
];
const SIDE_ENDS = ['', '方', '方余额', '方金额', '方发生额'];
/** Behind every word of the lists. */
const SIDED_RANK = 900;

function addSides(senses: Map<string, Sense>): void {
  const add = (key: string, sense: HeaderSense): void => {
    if (!senses.has(key)) senses.set(key, { sense, rank: SIDED_RANK });
  };
  for (const [groups, debit, credit] of SIDED)
    for (const group of groups.split(' ')) {
      for (const end of SIDE_ENDS) {
        add(`${group}借${end}`, debit);
        add(`${group}贷${end}`, credit);
      }
      if (credit === 'receipt.amount') continue;
      // One amount and which way it stands: 期末余额 over 方向 and 余额.
      add(`${group}方向`, 'direction');
      for (const end of ['余额', '金额']) add(`${group}${end}`, debit);
    }
}

/** Normalised header → sense. */
export const DICTIONARY = build();

/** A header that holds one of these says something else than the shorter word inside it: 客户地址 is no 客户. */
export const EXCLUDE_WORDS =
  /编码|编号|代码|地址|电话|备注|等级|级别|类型|类别|联系人|手机|邮箱|开户|账号|行号|数量|税率|税额|比例|占比|天数|说明|电子|性质|行业|规模|负责|不含税|率$|address|phone|email|type|rate|tax|contact|group|class|percent|days|year|month|quarter/u;
