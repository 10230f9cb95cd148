/** `decide BOOK --customer ID --amount N [--currency C] [--date DATE] [--order NO]`. */
import { decideShipment, type CommandOptions, type DecideOutcome } from '../../commands';
import { isoDay } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { ProblemError, valueOf } from '../../ledger/result';
import { moneyOrUnknown } from '../../text';
import { analysisWords, reasonSentence, releaseSentence } from '../../text/analysis';
import { commandLineWords } from '../../text/commandLine';
import { decideJson, releasesOf } from '../analysisJson';
import type { Arguments } from '../arguments';
import { onlyFile, openHost } from '../book';
import type { CommandResult } from '../result';

export async function decide(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  const { customer, amount, currency, date, order } = given;
  if (customer === null) throw new ProblemError({ code: 'usage', value: '--customer' });
  if (amount === null) throw new ProblemError({ code: 'usage', value: '--amount' });
  valueOf(await openHost(onlyFile(given), given.language));
  const outcome = valueOf(await decideShipment({ customer, amount, currency, date, order }, options));
  return { json: decideJson(outcome), lines: decideLines(outcome), code: 0 };
}

function decideLines({ asOf, asOfFrom, ledger, customer, decision }: DecideOutcome): string[] {
  const { language } = ledger;
  const words = commandLineWords(language);
  const shown = (amount: Money | null): string => moneyOrUnknown(amount, decision.currency);
  return [
    words.asOf(isoDay(asOf), words.asOfFrom[asOfFrom]),
    words.decided(`${customer.id} ${customer.name}`, analysisWords(language).decisions[decision.decision]),
    ...(decision.decidedBy === customer.id ? [] : [words.decidedBy(decision.decidedBy)]),
    words.shipment(shown(decision.added), shown(decision.exposureAfter), shown(decision.effective)),
    ...(decision.covered ? [words.covered] : []),
    ...decision.reasons.map((reason) => words.reason(reason.severity, reasonSentence(reason, language))),
    ...releasesOf(decision).map((release) =>
      words.release(
        releaseSentence('by' in release ? { ...release, by: isoDay(release.by) } : release, language),
      ),
    ),
  ];
}
