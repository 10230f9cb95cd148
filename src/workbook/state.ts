/** Whether this workbook holds a ledger, and whether it can be used. */
import type { Problem } from '../ledger/result';
import type { Language } from '../ledger/tables';
import { readLedger } from './read';

export interface StateOfBook {
  readonly ledger: 'none' | 'ready' | 'newer' | 'broken';
  /** Set when the ledger cannot be used. */
  readonly problem: Problem | null;
  readonly language: Language | null;
}

export async function stateOf(context: Excel.RequestContext): Promise<StateOfBook> {
  const read = await readLedger(context);
  if (read.ok) return { ledger: 'ready', problem: null, language: read.value.ledger.language };
  const { problem } = read;
  if (problem.code === 'ledger.none') return { ledger: 'none', problem: null, language: null };
  return { ledger: problem.code === 'ledger.newerSchema' ? 'newer' : 'broken', problem, language: null };
}
