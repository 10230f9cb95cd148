/** What a language must say about each rule; a rule added to the ledger makes every language ask for its words. */
import type { RULES, RuleId } from '../ledger/rules';

/** The rule's figures, already formatted. */
export type Figures<Rule extends RuleId> = Readonly<Record<(typeof RULES)[Rule][number], string>>;

export interface RuleWords<Rule extends RuleId> {
  /** A few words: chips, counts. */
  readonly title: string;
  /** The title with its one telling figure, for a narrow cell. */
  readonly brief: (figures: Figures<Rule>) => string;
  /** What and why, in one sentence with figures. */
  readonly message: (figures: Figures<Rule>) => string;
  /** What to do, in one sentence. */
  readonly todo: string;
}

export type FindingWords = { readonly [Rule in RuleId]: RuleWords<Rule> };
