/**
 * A company's name taken apart: what two spellings of one name share whoever typed them (`key`), and what is left when the
 * legal form, the region and marks behind the name are out of the way. Only the key makes two names one without asking.
 */
import { REGIONS } from './regions';

export interface CompanyName {
  /**
   * Width, spaces, brackets, invisible characters, letter case, marks and words of a closed account behind the name do not
   * tell names apart, nor do 有限公司 and 有限责任公司.
   */
  readonly key: string;
  /** The key without numbers and 新/旧 that people put behind a name to keep accounts of one company apart. */
  readonly unmarked: string;
  /** 有限公司, 股份有限公司, 厂 …; '' for a short name. */
  readonly form: string;
  /** Without the form: 上海华强机电. */
  readonly core: string;
  /** The region before or behind the core, without 省 or 市; '' for none. */
  readonly region: string;
  /** The core without its region: 华强机电. Equal to the core where nothing worth comparing would be left. */
  readonly bare: string;
}

const INVISIBLE = /[\p{Cf}\p{Cc}\s]+/gu;
const BRACKETS = /[()[\]{}〔〕【】〈〉《》「」『』]/g;
/** A state of the account, not a part of the name. */
const CLOSED =
  /[([{〔【](?:已?(?:停用?|停业|停产|注销|吊销|关闭|作废|冻结|停止合作|转出)|勿用|不用)[)\]}〕】]$/u;
const MARKS = /[\s.,;:、。*★☆●○■□◆◇▲△#·\-_–—~+&!?'"|/\\]+$/u;
const AHEAD = /^[\s*★☆●○■□◆◇▲△]+/u;
const FORMS: readonly string[] = [
  '集团股份有限公司',
  '集团有限公司',
  '股份有限公司',
  '集团公司',
  '股份公司',
  '有限公司',
  '公司',
  '集团',
  '厂',
  'co.,ltd',
  'co.ltd',
  'coltd',
  'limited',
  'company',
  'corporation',
  'ltd',
  'inc',
  'llc',
  'gmbh',
  'corp',
];
/** Behind a legal form alone: 8 of `客户8` is its name. */
const COUNTED = /^(?<name>.*(?:公司|集团|厂))(?:\d{1,4}|[新旧老]|[一二三四五]户)$/u;
const BARE_MIN = 2;

export function companyName(written: string): CompanyName {
  const key = keyOf(written);
  const unmarked = COUNTED.exec(key)?.groups?.['name'] ?? key;
  const form = FORMS.find((each) => unmarked.endsWith(each) && unmarked.length > each.length) ?? '';
  const core = unmarked.slice(0, unmarked.length - form.length);
  return { key, unmarked, form, core, ...regional(core) };
}

function keyOf(written: string): string {
  let key = written;
  for (let before = ''; before !== key;) {
    before = key;
    // What stood apart may form one character when something between goes: each round begins anew.
    const plain = key.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
    // Brackets go last: those around a word of a closed account tell it from a part of the name.
    key = unmarkedOf(plain).replace(BRACKETS, '');
  }
  // A name of marks alone is told apart by them.
  return key.replaceAll('有限责任公司', '有限公司') || written.normalize('NFKC').trim();
}

function unmarkedOf(text: string): string {
  let name = text;
  for (let before = ''; before !== name;) {
    before = name;
    name = name.replace(AHEAD, '').replace(MARKS, '').replace(CLOSED, '');
  }
  return name;
}

function regional(core: string): Pick<CompanyName, 'region' | 'bare'> {
  const found = REGIONS.ahead.exec(core) ?? REGIONS.behind.exec(core);
  const rest = found?.groups?.['rest'] ?? '';
  if (rest.length < BARE_MIN) return { region: '', bare: core };
  return { region: found?.groups?.['place'] ?? '', bare: rest };
}
