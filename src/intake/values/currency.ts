/** Which currency a text states: a cell of a 币种 column, a header such as converted_usd, or a sign before an amount. */
import type { Currency } from '../../ledger/money';

/** What people write for a currency, in capitals and without space. */
const NAMES: Readonly<Record<string, Currency>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  元人民币: 'CNY',
  本币: 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  CNH: 'CNY',
  '¥': 'CNY',
  RMB元: 'CNY',
  美元: 'USD',
  美金: 'USD',
  US$: 'USD',
  $: 'USD',
  欧元: 'EUR',
  '€': 'EUR',
  英镑: 'GBP',
  '£': 'GBP',
  港币: 'HKD',
  港元: 'HKD',
  HK$: 'HKD',
  日元: 'JPY',
  日币: 'JPY',
  日圆: 'JPY',
  'JP¥': 'JPY',
  韩元: 'KRW',
  韩币: 'KRW',
  '₩': 'KRW',
  新台币: 'TWD',
  台币: 'TWD',
  NT$: 'TWD',
  新加坡元: 'SGD',
  新币: 'SGD',
  S$: 'SGD',
  澳元: 'AUD',
  A$: 'AUD',
  加元: 'CAD',
  C$: 'CAD',
  瑞士法郎: 'CHF',
  卢布: 'RUB',
  泰铢: 'THB',
  越南盾: 'VND',
  印度卢比: 'INR',
  '₹': 'INR',
  '₪': 'ILS',
};

/** ISO 4217 codes that a header or a note may hold as a word of its own. */
const CODES: ReadonlySet<string> = new Set(
  (
    'CNY USD EUR GBP JPY HKD TWD KRW SGD AUD CAD CHF NZD SEK NOK DKK RUB THB VND INR ILS MYR IDR PHP BRL MXN ZAR TRY PLN ' +
    'CZK HUF AED SAR KWD BHD OMR JOD EGP NGN KES PKR BDT CLP COP ARS PEN UAH MOP'
  ).split(' '),
);

/** What a currency cell states; null when it is none. Any three capital letters are a code somebody uses. */
export function currencyOf(text: string): Currency | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  return NAMES[plain] ?? (CODES.has(plain) || /^[A-Z]{3}$/.test(plain) ? plain : null);
}

/** A currency named inside a longer text (`converted_usd`, `Open Advance (ILS)`, `单位：美元`); null when none or several are. */
export function currencyIn(text: string): Currency | null {
  const wide = text.normalize('NFKC');
  const found = new Set<Currency>();
  for (const word of wide.toUpperCase().match(/[A-Z]+/g) ?? []) {
    if (CODES.has(word)) found.add(word);
    else if (word === 'RMB') found.add('CNY');
  }
  for (const [name, code] of Object.entries(NAMES)) {
    if (name.length > 1 && !/^[A-Z]+$/.test(name) && wide.toUpperCase().includes(name)) found.add(code);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
