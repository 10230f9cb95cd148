/** The words commands write into cells, in the ledger's own language. */
import { RULE_IDS, type RuleId } from '../ledger/rules';
import {
  CHARACTERISTIC,
  SEVERITY,
  type Characteristic,
  type Language,
  type Severity,
} from '../ledger/tables';
import type {
  CellWords,
  CorrectionFacts,
  FindingFacts,
  ProblemFacts,
  ProofFacts,
  ScoreFacts,
} from '../ledger/words';
import type { RuleWords } from './findingWords';
import { formatFigures, lookUp } from './figures';
import { formatAmount, formatCount } from './format';
import { messages, type Messages } from './messages';

const ATTENTION_SEPARATOR: Readonly<Record<Language, string>> = { 'zh-CN': '；', 'en-US': '; ' };
const SEVERITY_ORDER = Object.keys(SEVERITY) as Severity[];

export function cellWords(language: Language): CellWords {
  const words = messages(language);
  return {
    language,
    finding: (facts) => findingSentences(facts, words),
    attention: (facts) => attention(facts, words),
    score: (facts) => scoreCells(facts, words),
    policyMeaning: (key) => words.policy[key],
    measure: (code) => lookUp(words.reasons.measures, code) ?? code,
    proofRemark: (facts) =>
      facts.map((fact) => proofSentence(fact, words)).join(ATTENTION_SEPARATOR[language]),
    problemReason: (facts) => facts.map((fact) => problemOf(fact, words)).join(ATTENTION_SEPARATOR[language]),
    correction: (facts) => correctionSentence(facts, words),
    stampLine: (asOf, live) => words.cells.stampLine(asOf, live),
  };
}

/** What and why in one sentence, and what to do in another. */
export function findingSentences(facts: FindingFacts, words: Messages): { message: string; todo: string } {
  return sentencesOf(facts.rule, facts, words);
}

function sentencesOf<Rule extends RuleId>(
  rule: Rule,
  facts: FindingFacts,
  words: Messages,
): { message: string; todo: string } {
  const ruleWords: RuleWords<Rule> = words.findings[rule];
  return { message: ruleWords.message(formatFigures(rule, facts, words)), todo: ruleWords.todo };
}

function briefOf<Rule extends RuleId>(rule: Rule, facts: FindingFacts, words: Messages): string {
  const ruleWords: RuleWords<Rule> = words.findings[rule];
  return ruleWords.brief(formatFigures(rule, facts, words));
}

/** Each rule once, most severe first; a rule that fired several times says how often instead of its figure. */
function attention(facts: readonly FindingFacts[], words: Messages): string {
  const byRule = new Map<RuleId, FindingFacts[]>();
  for (const fact of facts) byRule.set(fact.rule, [...(byRule.get(fact.rule) ?? []), fact]);
  return [...byRule.values()]
    .map((group) => ({
      group,
      rank: Math.min(...group.map((fact) => SEVERITY_ORDER.indexOf(fact.severity))),
    }))
    .sort((a, b) => a.rank - b.rank || ruleOrder(a.group) - ruleOrder(b.group))
    .map(({ group }) => briefOfGroup(group, words))
    .join(ATTENTION_SEPARATOR[words.language]);
}

function proofSentence(fact: ProofFacts, { cells, reasons }: Messages): string {
  if (fact.what === 'refused') return cells.refusedSheet(lookUp(reasons.refused, fact.why) ?? fact.why);
  if (fact.what === 'changed') return cells.changedDocuments(formatCount(fact.count));
  if (fact.what === 'notKept') return cells.notKept(formatCount(fact.count));
  if (fact.what === 'retried') return cells.retried;
  return cells[fact.what](formatAmount(fact.amount));
}

function problemOf(fact: ProblemFacts, { cells, reasons }: Messages): string {
  if (typeof fact === 'string') return cells[fact];
  return cells.rejectedCell(fact.cell, fact.value, lookUp(reasons.rejected, fact.why) ?? fact.why);
}

function correctionSentence(
  { header, from, to }: CorrectionFacts,
  { cells, fields, reasons }: Messages,
): string {
  const names: Readonly<Record<string, string>> = { ...fields, ...reasons.sheetKinds };
  const name = (code: string): string => lookUp(names, code) ?? code;
  return cells.correction(header, from === null ? '' : name(from), name(to));
}

function scoreCells(
  { knockOuts, costMost, collectNext }: ScoreFacts,
  { language, reasons }: Messages,
): Readonly<Record<keyof ScoreFacts, string>> {
  const name = (characteristic: Characteristic): string => CHARACTERISTIC[characteristic][language];
  const joined = (parts: readonly string[]): string => parts.join(ATTENTION_SEPARATOR[language]);
  return {
    knockOuts: joined(knockOuts.map((code) => lookUp(reasons.knockOuts, code) ?? code)),
    costMost: joined(
      costMost.map(({ characteristic, points }) => `${name(characteristic)} ${points.toFixed(0)}`),
    ),
    collectNext: joined(collectNext.map(name)),
  };
}

function ruleOrder([first]: readonly FindingFacts[]): number {
  return first ? RULE_IDS.indexOf(first.rule) : RULE_IDS.length;
}

function briefOfGroup(group: readonly FindingFacts[], words: Messages): string {
  const [first] = group;
  if (!first) return '';
  return group.length === 1
    ? briefOf(first.rule, first, words)
    : `${words.findings[first.rule].title} ×${group.length}`;
}
