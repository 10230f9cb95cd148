/**
 * The words a command writes into cells, handed in by its caller (`text/` makes them): the engine itself knows codes and
 * figures only. Names of tables, columns, choices and settings are not here; they belong to the tables.
 */
import type { Money } from './money';
import type { PolicyKey } from './policy';
import type { RuleId } from './rules';
import type { Characteristic, Language, Severity } from './tables';

export interface FindingFacts {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly figures: Readonly<Record<string, string>>;
}

/** What a row of 评分 says in words. */
export interface ScoreFacts {
  /** Codes of what caps the grade, the severest first. */
  readonly knockOuts: readonly string[];
  /** The dearest first, each with its points of 100. */
  readonly costMost: readonly { readonly characteristic: Characteristic; readonly points: Money }[];
  readonly collectNext: readonly Characteristic[];
}

/** Something to say of a table or sheet in 导入核对; amounts and counts as people read them. */
export type ProofFacts =
  | { readonly what: 'refused'; readonly why: string }
  | { readonly what: 'printedDiffers' | 'tooLong'; readonly amount: Money }
  | { readonly what: 'changed'; readonly count: number }
  /** Rows beyond what 导入问题 keeps of one import. */
  | { readonly what: 'notKept'; readonly count: number }
  /** Rows of 导入问题, on another try. */
  | { readonly what: 'retried' };

/**
 * Why a row stands in 导入问题: its cells that cannot be read, each with its code, or that the ledger has it, as it is or
 * otherwise; importAgain: it cannot be tried again, and what to do.
 */
export type ProblemFacts =
  | { readonly cell: string; readonly value: string; readonly why: string }
  | 'alreadyThere'
  | 'otherwiseThere'
  | 'notUnderstood'
  | 'importAgain';

/** What an import was told of a column, or of a whole table where header is ''; fields and kinds by their codes. */
export interface CorrectionFacts {
  readonly header: string;
  /** null: it was read as nothing. */
  readonly from: string | null;
  readonly to: string;
}

export interface CellWords {
  readonly language: Language;
  /** One sentence of what and why, and one of what to do. */
  finding(facts: FindingFacts): { readonly message: string; readonly todo: string };
  /** The 关注事项 cell of a customer: its findings in a few words each, most severe first; '' for none. */
  attention(facts: readonly FindingFacts[]): string;
  /** The cells 否决项, 主要扣分 and 待补资料 of a score; '' for none. */
  score(facts: ScoreFacts): Readonly<Record<keyof ScoreFacts, string>>;
  /** What a setting means, for the 说明 column of 政策. */
  policyMeaning(key: PolicyKey): string;
  /** What 导入核对 calls a measure. */
  measure(code: string): string;
  /** The 说明 cell of a row of 导入核对; '' for nothing. */
  proofRemark(facts: readonly ProofFacts[]): string;
  /** The 原因 cell of a row of 导入问题. */
  problemReason(facts: readonly ProblemFacts[]): string;
  /** The 更正 cell of a row of 导入记忆. */
  correction(facts: CorrectionFacts): string;
  /** The line above a data table that says what the figures are true as of. */
  stampLine(asOf: string, live: boolean): string;
}
