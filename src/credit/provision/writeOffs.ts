/** The memo of what was written off (账销案存): recoveries lower it, nothing else does (domain: Documents, Payment behaviour). */
import { addMonths, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { keysOf, numberKey } from '../settlement/roles';

/** An unrecovered write-off keeps a customer in 损失 for so many months. */
export const WRITE_OFF_MONTHS = 36;

export interface WriteOffMemo {
  readonly writeOff: LedgerDocument;
  /** > 0: not recovered by that day. */
  readonly left: Money;
}

/**
 * Write-offs dated within the 36 months up to a day and not wholly recovered by then. A recovery names the write-offs it
 * belongs to, whatever the letter case, and lowers them in the order it names them.
 */
export function unrecoveredWriteOffs(documents: readonly LedgerDocument[], day: Day): WriteOffMemo[] {
  const since = addMonths(day, -WRITE_OFF_MONTHS);
  const counting = documents.filter(({ date, details }) => date <= day && !details.void);
  const left = new Map<LedgerDocument, Money>();
  for (const document of counting) if (document.kind === 'writeOff') left.set(document, document.amount);
  for (const recovery of counting) {
    if (recovery.kind !== 'recovery') continue;
    let rest = recovery.amount;
    for (const name of recovery.settles.map(numberKey)) {
      for (const [writeOff, open] of left) {
        if (!keysOf(writeOff).includes(name)) continue;
        const recovered = rest.lt(open) ? rest : open;
        left.set(writeOff, open.minus(recovered));
        rest = rest.minus(recovered);
      }
    }
  }
  return [...left]
    .filter(([{ date }, amount]) => date > since && amount.gt(ZERO))
    .map(([writeOff, amount]) => ({ writeOff, left: amount }));
}
