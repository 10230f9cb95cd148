/** Invented companies and people of the sample ledger; any likeness to real ones is chance. */
import type { Named } from '../../ledger/tables';
import type { Random } from './random';

const named = (zh: string, en: string): Named => ({ 'zh-CN': zh, 'en-US': en });

const PLACES = [
  named('云岭', 'Yunling'),
  named('临澜', 'Linlan'),
  named('海屿', 'Haiyu'),
  named('青溪', 'Qingxi'),
  named('北渡', 'Beidu'),
  named('望川', 'Wangchuan'),
  named('平野', 'Pingye'),
  named('锦枫', 'Jinfeng'),
  named('南栈', 'Nanzhan'),
  named('凌江', 'Lingjiang'),
];
const WORDS = [
  named('恒启', 'Hengqi'),
  named('瑞丰达', 'Ruifengda'),
  named('众泽', 'Zhongze'),
  named('天衡', 'Tianheng'),
  named('德胜', 'Desheng'),
  named('宏宇', 'Hongyu'),
  named('新辰', 'Xinchen'),
  named('安顺和', 'Anshunhe'),
  named('凯越', 'Kaiyue'),
  named('明睿', 'Mingrui'),
  named('合力源', 'Heliyuan'),
  named('嘉信', 'Jiaxin'),
];
const TRADES = [
  named('五金制品', 'Hardware'),
  named('建材', 'Building Materials'),
  named('电气设备', 'Electrical'),
  named('食品贸易', 'Foods Trading'),
  named('包装材料', 'Packaging'),
  named('医疗器械', 'Medical Devices'),
  named('汽车配件', 'Auto Parts'),
  named('纺织科技', 'Textiles'),
];
const FORMS = [
  named('有限公司', 'Co., Ltd.'),
  named('股份有限公司', 'Corp.'),
  named('商贸有限公司', 'Trading Co., Ltd.'),
];

export const SALESPEOPLE = [
  named('陈立', 'Chen Li'),
  named('周敏', 'Zhou Min'),
  named('吴昊', 'Wu Hao'),
  named('赵倩', 'Zhao Qian'),
  named('林峰', 'Lin Feng'),
];
export const REGIONS = [
  named('华东', 'East'),
  named('华南', 'South'),
  named('华北', 'North'),
  named('西南', 'Southwest'),
  named('华中', 'Central'),
];
export const INDUSTRIES = [
  named('建筑材料', 'Building materials'),
  named('机械制造', 'Machinery'),
  named('食品饮料', 'Food and drink'),
  named('电子电气', 'Electrical'),
  named('汽车配件', 'Auto parts'),
  named('医药器械', 'Medical'),
];
export const APPROVERS = [named('刘总', 'Liu'), named('财务部 孙', 'Sun, Finance')];

/** `count` different company names. */
export function companyNames(random: Random, count: number): Named[] {
  const found = new Map<string, Named>();
  while (found.size < count) {
    const [place, word, trade, form] = [
      random.pick(PLACES),
      random.pick(WORDS),
      random.pick(TRADES),
      random.pick(FORMS),
    ];
    const zh = `${place['zh-CN']}${word['zh-CN']}${trade['zh-CN']}${form['zh-CN']}`;
    const en = `${place['en-US']} ${word['en-US']} ${trade['en-US']} ${form['en-US']}`;
    found.set(zh, named(zh, en));
  }
  return [...found.values()];
}
