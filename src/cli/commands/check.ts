/** `check BOOK [--as-of DATE] [--out BOOK] [--fail-on SEVERITY]`. */
import { checkLedger, type CheckOutcome, type CommandOptions } from '../../commands';
import { isoDay, type Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { valueOf } from '../../ledger/result';
import { SEVERITY, type Severity } from '../../ledger/tables';
import { findingSentences, formatCount, messages, moneyOrUnknown } from '../../text';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { onlyFile, openHost, saveHost } from '../book';
import { checkJson, hostCounts } from '../json';
import type { CommandResult } from '../result';
import { writtenLine } from '../lines';

export async function check(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  const host = valueOf(await openHost(onlyFile(given), given.language));
  host.resetStats();
  const outcome = valueOf(await checkLedger({ asOf: given.asOf, write: given.out !== null }, options));
  const counts = hostCounts(host.stats);
  if (given.out !== null) valueOf(await saveHost(host, given.out));
  return {
    json: checkJson(outcome, counts),
    lines: checkLines(outcome, options.today, given.out),
    code: given.failOn !== null && reaches(outcome, given.failOn) ? 1 : 0,
  };
}

function reaches(outcome: CheckOutcome, least: Severity): boolean {
  const order = Object.keys(SEVERITY);
  return outcome.findings.some(({ finding }) => order.indexOf(finding.severity) <= order.indexOf(least));
}

function checkLines(outcome: CheckOutcome, today: Day, out: string | null): string[] {
  const { language } = outcome.ledger;
  const words = commandLineWords(language);
  const { report } = outcome;
  const names = new Map(report.customers.map((customer) => [customer.id, customer.name]));
  const shown = (amount: Money | null): string => moneyOrUnknown(amount, report.currency);
  const { totals } = report;
  const overdue = shown(totals.overdue);
  const undated = report.customers.filter((customer) => customer.undated.length > 0).length;
  return [
    words.asOf(isoDay(outcome.asOf), words.asOfFrom[outcome.asOfFrom]),
    words.totals(
      formatCount(totals.customers),
      shown(totals.balance),
      totals.overdueAtLeast ? words.atLeast(overdue) : overdue,
      shown(totals.exposure),
    ),
    ...(outcome.asOf < today && undated > 0 ? [words.replayed(formatCount(undated))] : []),
    ...outcome.findings.map(({ finding, cell }) =>
      words.finding(
        SEVERITY[finding.severity][language],
        cell,
        finding.customer === null ? '' : (names.get(finding.customer) ?? finding.customer),
        findingSentences(finding, messages(language)).message,
      ),
    ),
    ...(outcome.written ? [writtenLine(outcome.written, language)] : []),
    ...(out === null ? [] : [words.saved(out)]),
  ];
}
