/** A finding's figures, from exact strings to what a reader sees. */
import { parseIsoDay } from '../ledger/day';
import { POLICY_KEYS, POLICY_NAME, policyChoices } from '../ledger/policy';
import { RULES, type RuleId } from '../ledger/rules';
import { DOCUMENT_KIND, LIMIT_KIND, LIMIT_STATE, STANDARD, TABLES, type Named } from '../ledger/tables';
import type { FindingFacts } from '../ledger/words';
import type { Figures } from './findingWords';
import { decimalOf, formatAmount, formatCount, formatMoney, formatShare, UNKNOWN_MARK } from './format';
import type { Messages } from './messages';

type FigureName = (typeof RULES)[RuleId][number];
type FigureKind =
  | 'money'
  | 'share'
  | 'count'
  | 'asWritten'
  | 'quoted'
  | 'cell'
  | 'kind'
  | 'fields'
  | 'setting'
  | 'list'
  | 'reason';

const KIND: Readonly<Record<FigureName, FigureKind>> = {
  exposure: 'money',
  effective: 'money',
  over: 'money',
  rest: 'money',
  amount: 'money',
  lapsed: 'money',
  face: 'money',
  overdue: 'money',
  balance: 'money',
  parts: 'money',
  difference: 'money',
  base: 'money',
  pool: 'money',
  limits: 'money',
  total: 'money',
  confirmed: 'money',
  utilisation: 'share',
  ratio: 'share',
  completeness: 'share',
  days: 'count',
  rows: 'count',
  recent: 'count',
  before: 'count',
  notches: 'count',
  ended: 'asWritten',
  ends: 'asWritten',
  opening: 'asWritten',
  due: 'asWritten',
  scored: 'asWritten',
  periodEnd: 'asWritten',
  date: 'asWritten',
  maturity: 'asWritten',
  last: 'asWritten',
  now: 'asWritten',
  covered: 'asWritten',
  text: 'quoted',
  head: 'quoted',
  order: 'quoted',
  number: 'asWritten',
  terms: 'asWritten',
  currency: 'asWritten',
  used: 'asWritten',
  value: 'quoted',
  shown: 'cell',
  computed: 'cell',
  kind: 'kind',
  grade: 'asWritten',
  fields: 'fields',
  setting: 'setting',
  list: 'list',
  code: 'reason',
};

/** Days that are not whole (an average) show a tenth. */
const DAY_DECIMALS = 1;
export const LIST_SEPARATOR = { 'zh-CN': '、', 'en-US': ', ' } as const;
const KINDS: Readonly<Record<string, Named>> = { ...LIMIT_KIND, ...DOCUMENT_KIND };
/** Columns of a customer or of a change that may be blank, and the tables that may have no row of it. */
const FIELD_NAME: Readonly<Record<string, Named>> = Object.fromEntries([
  ...Object.values(TABLES).map(({ key, name }): [string, Named] => [key, name]),
  ...[TABLES.limits, TABLES.documents, TABLES.financials, TABLES.rates].flatMap(({ columns }) =>
    columns.map(({ key, name }): [string, Named] => [key, name]),
  ),
  ...TABLES.facts.columns.map(({ key, name }): [string, Named] => [key, name]),
  ...TABLES.customers.columns.map(({ key, name }): [string, Named] => [key, name]),
]);

/** Figures in the currency the finding states, without a sign where it states none. A figure left out shows as unknown. */
export function formatFigures<Rule extends RuleId>(
  rule: Rule,
  facts: Pick<FindingFacts, 'figures'>,
  messages: Messages,
): Figures<Rule> {
  const names: readonly FigureName[] = RULES[rule];
  const { currency } = facts.figures;
  const entries = names.map((name) => {
    const text = name === 'used' ? usedSetting(facts.figures, messages) : facts.figures[name];
    return [name, text === undefined ? UNKNOWN_MARK : formatFigure(KIND[name], text, currency, messages)];
  });
  return Object.fromEntries(entries) as Figures<Rule>;
}

/** What a setting falls back on, as its cell would say it: of a choice the name, not the code. */
function usedSetting({ setting, used }: FindingFacts['figures'], messages: Messages): string | undefined {
  const key = POLICY_KEYS.find((known) => known === setting);
  const choices = key === undefined ? null : policyChoices(key);
  return used === undefined || choices === null ? used : named(choices, used, messages);
}

function formatFigure(
  kind: FigureKind,
  text: string,
  currency: string | undefined,
  messages: Messages,
): string {
  const decimal = decimalOf(text);
  switch (kind) {
    case 'money':
      if (decimal === null) return named(LIMIT_STATE, text, messages);
      return currency ? formatMoney(decimal, currency) : formatAmount(decimal);
    case 'share':
      return decimal === null ? text : formatShare(decimal);
    case 'count':
      if (decimal === null) return text;
      return decimal.isInteger() ? formatCount(decimal.toNumber()) : decimal.toFixed(DAY_DECIMALS);
    case 'quoted':
      return text === '' ? messages.reasons.blank : text;
    case 'cell':
      if (text === '') return messages.reasons.blank;
      return decimal !== null && parseIsoDay(text) === null && text.includes('.')
        ? formatAmount(decimal)
        : text;
    case 'kind':
      return named(KINDS, text, messages);
    case 'fields':
      return text
        .split(',')
        .map((field) => named(FIELD_NAME, field.trim(), messages))
        .join(LIST_SEPARATOR[messages.language]);
    case 'setting':
      return named(POLICY_NAME, text, messages);
    case 'list':
      return text === '' ? messages.reasons.blank : named(STANDARD, text, messages);
    case 'reason':
      return lookUp(messages.reasons.unreadable, text) ?? text;
    case 'asWritten':
      return text;
  }
}

/** The name of a key in the language of the words; a key without one stays as it is. */
function named(names: Readonly<Record<string, Named>>, key: string, { language }: Messages): string {
  return Object.hasOwn(names, key) ? (names[key]?.[language] ?? key) : key;
}

/** A code's words, or undefined for a code this catalogue has none for. */
export function lookUp(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
