/** Words about scores, advice, decisions and the portfolio: apart from the catalogue, so that a first screen does without. */
import { moneyText, type Currency, type Money } from '../ledger/money';
import { RULES, type RuleId } from '../ledger/rules';
import { AUTHORITY } from '../ledger/standards';
import { LIMIT_KIND, type Language, type LimitKind, type Named } from '../ledger/tables';
import { findingSentences } from './cellWords';
import { analysis as en } from './en/analysis';
import { lookUp } from './figures';
import { decimalOf, formatMoney, UNKNOWN_MARK } from './format';
import { messages } from './messages';
import type { Translated } from './shape';
import { analysis as zh } from './zh/analysis';

export type AnalysisWords = Translated<typeof zh>;

const WORDS: Readonly<Record<Language, AnalysisWords>> = { 'zh-CN': zh, 'en-US': en };

export function analysisWords(language: Language): AnalysisWords {
  return WORDS[language];
}

/** Why a figure is unknown, whichever part of the engine says so; a code without words stays as it is. */
export function whySentence(code: string, language: Language): string {
  return (
    lookUp(analysisWords(language).why, code) ?? lookUp(messages(language).reasons.unknown, code) ?? code
  );
}

export interface ReasonFacts {
  readonly rule: string;
  readonly figures: Readonly<Record<string, string>>;
}

/** One reason of a decision, in one sentence. */
export function reasonSentence({ rule, figures }: ReasonFacts, language: Language): string {
  const { reasons, figures: names } = analysisWords(language);
  if (isRule(rule)) {
    return findingSentences({ rule, severity: 'medium', figures }, messages(language)).message;
  }
  if (!isOwnReason(reasons, rule)) return rule;
  const shown = Object.fromEntries(
    Object.entries(figures).map(([name, text]) => [name, moneyOr(text, name, figures['currency'])]),
  );
  return reasons[rule]({
    exposure: UNKNOWN_MARK,
    head: '',
    amount: UNKNOWN_MARK,
    grade: '',
    floor: '',
    then: UNKNOWN_MARK,
    ends: '',
    days: '',
    ...shown,
    kind: isLimitKind(figures['kind']) ? LIMIT_KIND[figures['kind']][language] : '',
    figure: lookUp(names, figures['figure'] ?? '') ?? figures['figure'] ?? '',
    why: whySentence(figures['why'] ?? '', language),
  });
}

function isRule(rule: string): rule is RuleId {
  return Object.hasOwn(RULES, rule);
}

function isLimitKind(kind: string | undefined): kind is LimitKind {
  return kind !== undefined && Object.hasOwn(LIMIT_KIND, kind);
}

function isOwnReason(
  reasons: AnalysisWords['reasons'],
  rule: string,
): rule is keyof AnalysisWords['reasons'] {
  return Object.hasOwn(reasons, rule);
}

const MONEY_FIGURES: ReadonlySet<string> = new Set(['amount', 'exposure', 'then']);

function moneyOr(text: string, name: string, currency: Currency | undefined): string {
  const amount = MONEY_FIGURES.has(name) && currency !== undefined ? decimalOf(text) : null;
  return amount === null || currency === undefined ? text : formatMoney(amount, currency);
}

export interface ReleaseFacts {
  readonly how: keyof AnalysisWords['releases'];
  readonly amount?: Money;
  readonly currency?: Currency;
  readonly customer?: string;
  /** ISO day. */
  readonly by?: string;
}

/** What would release a held shipment, as the end of a sentence. */
export function releaseSentence(
  { how, amount, currency, customer, by }: ReleaseFacts,
  language: Language,
): string {
  const shown =
    amount === undefined ? '' : currency === undefined ? moneyText(amount) : formatMoney(amount, currency);
  return analysisWords(language).releases[how]({ amount: shown, customer: customer ?? '', by: by ?? '' });
}

/** Who approves a limit: by the names of 标准, or the workbook's own. */
export function approvalSentence(
  { authority, twoSignatures }: { readonly authority: string; readonly twoSignatures: boolean },
  language: Language,
): string {
  const names: Readonly<Record<string, Named>> = AUTHORITY;
  const who = names[authority]?.[language] ?? authority;
  return twoSignatures ? analysisWords(language).twoSignatures(who) : who;
}
