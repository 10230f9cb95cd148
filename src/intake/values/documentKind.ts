/** Kinds of documents as sheets name them, and the sign each has in a balance. */
import type { Money } from '../../ledger/money';
import { choiceKey, DOCUMENT_KIND, type DocumentKind } from '../../ledger/tables';
import { labelKey } from './wording';

/** Tested in order: 销售退货 is a return before it is a sale. */
const KIND_WORDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['opening', /期初|年初|上期余额|opening|broughtforward/],
  ['creditNote', /红字|红冲|退货|折让|返利|creditnote|creditmemo|^cm$|^cn$|return/],
  ['refund', /退款|冲回|refund/],
  ['receipt', /回款|收款|到账|实收|receipt|payment|collection/],
  ['invoice', /发票|应收|销售|出库|发货单|专票|普票|invoice|^inv$|sale/],
];

/** A sheet has few kinds and many rows. */
const known = new Map<string, DocumentKind | null>();
const KNOWN_MAX = 10_000;

export function documentKindOf(text: string): DocumentKind | null {
  if (text === '') return null;
  let kind = known.get(text);
  if (kind === undefined) {
    if (known.size >= KNOWN_MAX) known.clear();
    kind = readKind(text);
    known.set(text, kind);
  }
  return kind;
}

function readKind(text: string): DocumentKind | null {
  const exact = choiceKey(DOCUMENT_KIND, text);
  if (exact !== null) return exact;
  const key = labelKey(text).replace(/[\s_-]+/g, '');
  return KIND_WORDS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** Measures of a reconciliation. Credit notes are negative invoices, refunds negative receipts. */
export type Measure = 'invoice.amount' | 'receipt.amount' | 'limit.amount' | 'opening.amount';

export function measureOf(kind: DocumentKind): Measure {
  if (kind === 'opening') return 'opening.amount';
  return kind === 'receipt' || kind === 'refund' ? 'receipt.amount' : 'invoice.amount';
}

/** The amount as its measure counts it: a credit note or refund lowers it whichever sign the sheet wrote. */
export function signedFor(kind: DocumentKind, written: Money): Money {
  return kind === 'creditNote' || kind === 'refund' ? written.abs().negated() : written;
}

/** Amounts are stored positive and the kind gives the sign: a negative invoice is a credit note, a negative receipt a refund. */
export function storedAs(
  kind: DocumentKind,
  signed: Money,
): { readonly kind: DocumentKind; readonly amount: Money } {
  if (kind === 'opening') return { kind, amount: signed };
  const negative = signed.isNegative() && !signed.isZero();
  if (measureOf(kind) === 'receipt.amount')
    return { kind: negative ? 'refund' : 'receipt', amount: signed.abs() };
  return { kind: negative ? 'creditNote' : 'invoice', amount: signed.abs() };
}
