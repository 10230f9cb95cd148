/** 合并客户: which customers of the ledger may be one, and what a person says of them. Each answer is a change of its own. */
import {
  apartChanges,
  identitiesOf,
  ledgerSuggestions,
  mergeChanges,
  type LedgerCustomers,
  type LedgerSuggestions,
} from '../intake/customers/ledgerCustomers';
import { taxIdsDiffer } from '../intake/customers/taxId';
import type { Changes } from '../ledger/changes';
import type { Ledger } from '../ledger/records';
import { ProblemError, valueOf, type Result } from '../ledger/result';
import { applyChanges, readLedger, run } from '../workbook';
import { askWorker, throwIfCancelled } from './askWorker';
import { customerNamed } from './customerNamed';
import { applyMeta, progress, runOptions } from './options';
import type { CommandOptions, CustomerDecision, MergeOutcome, MergeRequest, WriteOutcome } from './types';

/** @returns fails with `customer.unknown`, `import.badDecision` for one customer twice, `import.taxIdsDiffer`, and as applying does */
export function mergeCustomers(
  { decisions }: MergeRequest,
  options: CommandOptions,
): Promise<Result<MergeOutcome>> {
  return run(async (context) => {
    progress(options, 'reading', 0);
    let read = valueOf(await readLedger(context));
    const written: WriteOutcome[] = [];
    for (const decision of decisions) {
      const words = options.words(read.ledger.language);
      const meta = applyMeta(options, words, `${decision.one} = ${decision.other}`);
      written.push(valueOf(await applyChanges(context, read, changesOf(read.ledger, decision), meta)));
      read = valueOf(await readLedger(context));
    }
    progress(options, 'thinking', null);
    const found = await findSame(identitiesOf(read.ledger), options.signal);
    return { ledger: read.ledger, ...found, written };
  }, runOptions(options));
}

function changesOf(ledger: Ledger, { one, other, same }: CustomerDecision): Changes {
  const [kept, merged] = [valueOf(customerNamed(ledger, one)), valueOf(customerNamed(ledger, other))];
  const value = `${one} = ${other}`;
  if (kept.id === merged.id) throw new ProblemError({ code: 'import.badDecision', value });
  if (!same) return apartChanges(ledger, kept, merged);
  if (taxIdsDiffer(kept.taxId, merged.taxId)) throw new ProblemError({ code: 'import.taxIdsDiffer', value });
  return mergeChanges(ledger, kept, merged);
}

/** In a worker where there is one: ten thousand names take seconds. */
async function findSame(
  customers: LedgerCustomers,
  signal: AbortSignal | undefined,
): Promise<LedgerSuggestions> {
  if (typeof Worker === 'undefined') {
    throwIfCancelled(signal);
    return ledgerSuggestions(customers);
  }
  const start = () => new Worker(new URL('./customersWorker.ts', import.meta.url));
  return (await askWorker(start, customers, signal)) as LedgerSuggestions;
}
