/** What a ledger can be asked that takes longer than a pane may stand still, and the answers. */
import { adviseLedger, type AdvisedCustomer as Advised } from '../credit/adviseLedger';
import { analyse, type Analysis } from '../credit/analysis';
import { decideLedger, type ShipmentRequest } from '../credit/decideLedger';
import type { ShipmentDecision } from '../credit/decision/shipment';
import { portfolioLedger, type PortfolioReport } from '../credit/portfolioLedger';
import { scoreLedger, type ScoredCustomer as Scored } from '../credit/scoreLedger';
import type { CustomerScore } from '../credit/scoring/score';
import type { Day } from '../ledger/day';
import { decodeLedger } from '../ledger/decode';
import type { Currency } from '../ledger/money';
import type { CustomerId, Ledger, RowAt } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { packed, unpacked } from './exactCodec';

/** The score and its reasons, without the accounts and statements it was computed from: those stay where they are. */
export type GradedScore = Pick<CustomerScore, 'score' | 'override' | 'gradeInForce'>;

export interface ScoredCustomer extends GradedScore, Pick<Scored, 'tier' | 'treatment'> {
  readonly id: CustomerId;
  readonly name: string;
  /** Its row of 客户. */
  readonly at: RowAt | null;
}

export interface AdvisedCustomer extends Omit<Advised, 'basis' | 'score'> {
  readonly name: string;
  /** Of the advice. */
  readonly currency: Currency;
  readonly score: GradedScore;
}

/** What each question says beside its day. */
interface Asked {
  portfolio: unknown;
  /** customer null: all of them. */
  score: { readonly customer: CustomerId | null };
  advise: { readonly customer: CustomerId | null };
  decide: { readonly shipment: ShipmentRequest };
}

export interface Answers {
  portfolio: PortfolioReport;
  score: readonly ScoredCustomer[];
  advise: readonly AdvisedCustomer[];
  /** null when the ledger has no such customer. */
  decide: ShipmentDecision | null;
}

export type QuestionName = keyof Asked;

/** A question by its name, with the day it is asked for. */
export type Question<Name extends QuestionName = QuestionName> = {
  [Each in Name]: { readonly name: Each; readonly asOf: Day } & Asked[Each];
}[Name];

/** A question to another thread. Raw cells are the cheapest form a ledger has to be copied in. */
export interface PostedQuestion extends Pick<Ledger, 'tables' | 'language'> {
  /** Packed. */
  readonly question: unknown;
}

const ANSWERS: {
  readonly [Name in QuestionName]: (analysis: Analysis, asked: Question<Name>) => Answers[Name];
} = {
  portfolio: portfolioLedger,
  score: (analysis, { customer }) =>
    // The tier takes everybody's sales: one customer's score is picked from all.
    scoreLedger(analysis)
      .filter(({ id }) => customer === null || id === customer)
      .map(({ id, basis, tier, treatment, ...score }) => ({
        id,
        name: basis.customer?.name ?? id,
        at: basis.customer?.at ?? null,
        tier,
        treatment,
        ...gradedScore(score),
      })),
  advise: (analysis, { customer }) => {
    const place = customer === null ? undefined : analysis.index.get(customer);
    return adviseLedger(analysis, place === undefined ? null : [place]).map(
      ({ basis, score, ...advice }) => ({
        ...advice,
        name: basis.customer?.name ?? basis.id,
        currency: basis.currency,
        score: gradedScore(score),
      }),
    );
  },
  decide: (analysis, { shipment }) => decideLedger(analysis, shipment),
};

function gradedScore({ score, override, gradeInForce }: GradedScore): GradedScore {
  return { score, override, gradeInForce };
}

export function answerOf<Name extends QuestionName>(ledger: Ledger, question: Question<Name>): Answers[Name] {
  return ANSWERS[question.name](analyse(ledger, question.asOf), question);
}

/** The answer, packed for the way back. @throws ProblemError as decoding the tables does. */
export function postedAnswer({ question, tables, language }: PostedQuestion): unknown {
  return packed(answerOf(valueOf(decodeLedger(tables, language)), unpacked(question) as Question));
}
