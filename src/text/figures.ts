/** A finding's figures, from exact strings to what a reader sees. */
import { parseIsoDay } from '../ledger/day';
import { POLICY_NAME, type PolicyKey } from '../ledger/policy';
import { RULES, type RuleId } from '../ledger/rules';
import { LIMIT_KIND, type LimitKind } from '../ledger/tables';
import type { FindingFacts } from '../ledger/words';
import type { Figures } from './findingWords';
import { decimalOf, formatAmount, formatCount, formatMoney, formatShare, UNKNOWN_MARK } from './format';
import type { Messages } from './messages';

type FigureName = (typeof RULES)[RuleId][number];
type FigureKind =
  'money' | 'share' | 'count' | 'asWritten' | 'quoted' | 'cell' | 'limitKind' | 'setting' | 'reason';

const KIND: Readonly<Record<FigureName, FigureKind>> = {
  exposure: 'money',
  effective: 'money',
  over: 'money',
  amount: 'money',
  lapsed: 'money',
  overdue: 'money',
  balance: 'money',
  parts: 'money',
  difference: 'money',
  utilisation: 'share',
  ratio: 'share',
  days: 'count',
  rows: 'count',
  ended: 'asWritten',
  ends: 'asWritten',
  opening: 'asWritten',
  text: 'quoted',
  number: 'asWritten',
  terms: 'asWritten',
  currency: 'asWritten',
  used: 'asWritten',
  value: 'quoted',
  shown: 'cell',
  computed: 'cell',
  kind: 'limitKind',
  setting: 'setting',
  code: 'reason',
};

/** Figures in the currency the finding states, without a sign where it states none. A figure left out shows as unknown. */
export function formatFigures<Rule extends RuleId>(
  rule: Rule,
  facts: Pick<FindingFacts, 'figures'>,
  messages: Messages,
): Figures<Rule> {
  const names: readonly FigureName[] = RULES[rule];
  const { currency } = facts.figures;
  const entries = names.map((name) => {
    const text = facts.figures[name];
    return [name, text === undefined ? UNKNOWN_MARK : formatFigure(KIND[name], text, currency, messages)];
  });
  return Object.fromEntries(entries) as Figures<Rule>;
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
      if (decimal === null) return text;
      return currency ? formatMoney(decimal, currency) : formatAmount(decimal);
    case 'share':
      return decimal === null ? text : formatShare(decimal);
    case 'count':
      return decimal?.isInteger() ? formatCount(decimal.toNumber()) : text;
    case 'quoted':
      return text === '' ? messages.reasons.blank : text;
    case 'cell':
      if (text === '') return messages.reasons.blank;
      return decimal !== null && parseIsoDay(text) === null && text.includes('.')
        ? formatAmount(decimal)
        : text;
    case 'limitKind':
      return text in LIMIT_KIND ? LIMIT_KIND[text as LimitKind][messages.language] : text;
    case 'setting':
      return text in POLICY_NAME ? POLICY_NAME[text as PolicyKey][messages.language] : text;
    case 'reason':
      return lookUp(messages.reasons.unreadable, text) ?? text;
    case 'asWritten':
      return text;
  }
}

/** A code's words, or undefined for a code this catalogue has none for. */
export function lookUp(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
