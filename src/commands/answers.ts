/** What a ledger can be asked that takes longer than a pane may stand still, and the answers. */
import { analyse } from '../credit/analysis';
import { portfolioLedger, type PortfolioReport } from '../credit/portfolioLedger';
import type { Day } from '../ledger/day';
import { decodeLedger } from '../ledger/decode';
import type { Ledger } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { packed } from './exactCodec';

/** A question by its name, with the day it is asked for. */
export interface Question {
  readonly name: 'portfolio';
  readonly asOf: Day;
}

export type Answer = PortfolioReport;

/** A question to another thread. Raw cells are the cheapest form a ledger has to be copied in. */
export interface PostedQuestion extends Pick<Ledger, 'tables' | 'language'> {
  readonly question: Question;
}

export function answerOf(ledger: Ledger, { asOf }: Question): Answer {
  return portfolioLedger(analyse(ledger, asOf));
}

/** The answer, packed for the way back. @throws ProblemError as decoding the tables does. */
export function postedAnswer({ question, tables, language }: PostedQuestion): unknown {
  return packed(answerOf(valueOf(decodeLedger(tables, language)), question));
}
