/** Statements as people keep them, invented and small: each has the shape of its form, not all of its lines. */
import type { FixtureRows } from '../fixtures';

/** 会企01: assets and liabilities beside each other. */
export const BALANCE_SHEET: FixtureRows = [
  ['资产负债表', null, null, null, null, null, null, null],
  [null, null, null, null, null, null, null, '会企01表'],
  ['编制单位：甲公司', null, null, '2025年12月31日', null, null, null, '单位：元'],
  ['资 产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）', '行次', '期末余额', '年初余额'],
  ['流动资产：', null, null, null, '流动负债：', null, null, null],
  ['  货币资金', 1, 300000, 200000, '  短期借款', 31, 200000, 200000],
  ['  应收账款', 4, 200000, 180000, '  应付账款', 33, 300000, 250000],
  ['  存货', 9, '300,000.00', 220000, '流动负债合计', 41, 500000, 450000],
  ['流动资产合计', 11, 800000, 600000, '非流动负债：', null, null, null],
  ['非流动资产：', null, null, null, '  长期借款', 42, 600000, 600000],
  ['  固定资产', 18, 1150000, 1200000, '负 债 合 计', 47, 1100000, 1050000],
  ['  无形资产', 20, 50000, null, '所有者权益（或股东权益）：', null, null, null],
  [null, null, null, null, '  实收资本（或股本）', 48, 600000, 600000],
  [null, null, null, null, '  盈余公积', 51, 30000, 15000],
  [null, null, null, null, '  未分配利润', 52, 270000, 135000],
  [null, null, null, null, '所有者权益（或股东权益）合计', 53, 900000, 750000],
  ['资 产 总 计', 30, 2000000, 1800000, '负债和所有者权益（或股东权益）总计', 54, 2000000, 1800000],
  ['单位负责人：', null, '会计机构负责人：', null, '制表人：', null, null, null],
];

/** 会企02. */
export const INCOME_STATEMENT: FixtureRows = [
  ['利 润 表'],
  [null, null, '会企02表'],
  ['编制单位：甲公司', '2025年度', '单位：元'],
  ['项　　目', '本期金额', '上期金额'],
  ['一、营业收入', 5000000, 4200000],
  ['减：营业成本', 4200000, 3600000],
  ['    财务费用', 45000, 40000],
  ['        其中：利息费用', 40000, null],
  ['二、营业利润（亏损以“－”号填列）', 125000, 90000],
  ['三、利润总额（亏损总额以“－”号填列）', 120000, 88000],
  ['减：所得税费用', 30000, 22000],
  ['四、净利润（净亏损以“－”号填列）', 90000, 66000],
];

/** 会企03, with its supplement behind it. */
export const CASH_FLOW: FixtureRows = [
  ['现金流量表'],
  ['编制单位：', '甲公司', '2025年度'],
  [null, null, '单位：万元'],
  ['项目', '行次', '本期金额', '上期金额'],
  ['一、经营活动产生的现金流量：', null, null, null],
  ['销售商品、提供劳务收到的现金', 1, 560, 470],
  ['经营活动产生的现金流量净额', 10, 8.5, -3.2],
  ['二、投资活动产生的现金流量：', null, null, null],
  ['投资活动产生的现金流量净额', 22, -2, -1],
  ['三、筹资活动产生的现金流量：', null, null, null],
  ['筹资活动产生的现金流量净额', 32, 0, 1],
  ['补充资料', null, null, null],
  ['净利润', 40, 777, 777],
  ['财务费用', 41, 777, 777],
];

/** A plain list with a column for every year. */
export const YEARS: FixtureRows = [
  ['甲公司主要财务数据（已审）', null, null, null],
  ['项目（万元）', '2023年', '2024年', '2025年'],
  ['总资产', 150, 180, 200],
  ['总负债', 90, 105, 110],
  ['净资产', 60, 75, 90],
  ['营业收入', 400, 420, 500],
  ['净利润', 5, '-', null],
];

/** The customers the statements are of. */
export const CUSTOMERS: FixtureRows = [
  ['客户编号', '客户名称', '账期'],
  ['K1', '甲公司', '30天'],
  ['K2', '乙公司', '60天'],
];
