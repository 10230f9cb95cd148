/** 检查: what every customer owes, what is late, what is over its limit, and the workbook brought up to date with it. */
import { startCheck } from '../credit/check';
import { traceOf } from '../credit/trace';
import type { CheckReport, Finding } from '../credit';
import { cellAddress, type Ledger } from '../ledger/records';
import { valueOf, type Result } from '../ledger/result';
import { applyChanges, readLedger, run, wantsLive, type BookContext, type BookRead } from '../workbook';
import { bySeverity, checkChanges, checkSummary } from './checkChanges';
import { compareFormulas } from './formulas';
import { dayAsked } from './look';
import { applyMeta, progress, runOptions } from './options';
import type { CheckOutcome, CheckRequest, CommandOptions, FindingPlace, WriteOutcome } from './types';

export function checkLedger(request: CheckRequest, options: CommandOptions): Promise<Result<CheckOutcome>> {
  return run(async (context) => {
    progress(options, 'reading', 0);
    const read = valueOf(await readLedger(context));
    progress(options, 'thinking', 0.4);
    const thought = think(read, request, options);
    if (!request.write) return { ...thought, written: null };
    const written = await write(context, read, thought, options);
    return { ...thought, live: wantsLive(read), written };
  }, runOptions(options));
}

type Thought = Omit<CheckOutcome, 'written'>;

function think(read: BookRead, request: CheckRequest, options: CommandOptions): Thought {
  const { ledger, live } = read;
  const { asOf, asOfFrom } = dayAsked(ledger, request.asOf, options.today);
  const { report: computed, analysis } = startCheck(ledger, asOf);
  const formulas = compareFormulas(read, asOf);
  const report: CheckReport = { ...computed, findings: [...computed.findings, ...formulas.findings] };
  const findings = placed(ledger, report.findings);
  const trace: Thought['trace'] = (customer, figure) => {
    const basis = analysis.bases[analysis.index.get(customer) ?? -1];
    return basis ? traceOf(basis, figure) : null;
  };
  return { asOf, asOfFrom, report, findings, trace, live, formulas: formulas.state, ledger };
}

function placed(ledger: Ledger, findings: readonly Finding[]): FindingPlace[] {
  return findings
    .map((finding) => ({ finding, cell: cellAddress(ledger, finding.at, finding.column) }))
    .sort(bySeverity);
}

async function write(
  context: BookContext,
  read: BookRead,
  thought: Thought,
  options: CommandOptions,
): Promise<WriteOutcome> {
  progress(options, 'writing', 0.6);
  const words = options.words(read.ledger.language);
  const changes = checkChanges(read.ledger, thought.report, thought.findings, words, wantsLive(read));
  return valueOf(
    await applyChanges(context, read, changes, applyMeta(options, words, checkSummary(thought.report))),
  );
}
