/** The limits a row gives a customer. */
import { choiceKey, LIMIT_KIND, type LimitKind } from '../../ledger/tables';
import type { Field } from '../columns/fields';
import type { LimitDraft } from './records';
import type { TableCells } from './rowCells';

const UNLIMITED = /^(?:不限|不限额|无限|无限额|unlimited|no limit)$/i;

/** A word for no limit at all stands where an amount would. */
export function isUnlimited(cells: TableCells, row: number, field: Field): boolean {
  return field === 'limit.amount' && UNLIMITED.test(cells.text(row, field));
}

const OPEN_ENDED =
  /^(?:长期(?:有效)?|永久(?:有效)?|无固定期限|无期限|不限|long[- ]?term|permanent|open[- ]?ended)$/i;

/** A word for no end stands where the end of a limit would: it holds until it is changed. */
export function isOpenEnded(cells: TableCells, row: number, field: Field): boolean {
  return (field === 'limit.to' || field === 'limit.temporaryTo') && OPEN_ENDED.test(cells.text(row, field));
}

/** Blank and signs for nothing are no limit at all, which is not a limit of zero. */
export function limitsOf(cells: TableCells, row: number): readonly LimitDraft[] {
  const limits: LimitDraft[] = [];
  for (const field of ['limit.amount', 'limit.temporary'] as const) {
    if (!cells.has(field)) continue;
    const reading = cells.amount(row, field);
    const unlimited = isUnlimited(cells, row, field);
    if (reading.kind !== 'amount' && !unlimited) continue;
    limits.push({
      ...limitKind(cells, row, field),
      amount: reading.kind === 'amount' ? reading.amount : null,
      currency: cells.currency(row, field),
      from: cells.dayOrNull(row, 'limit.from'),
      to: cells.dayOrNull(row, endOf(cells, field)),
      approvedBy: cells.text(row, 'limit.approvedBy'),
      approvedOn: cells.dayOrNull(row, 'limit.approvedOn'),
      note: cells.table.kind === 'limits' ? cells.text(row, 'row.note') : '',
    });
  }
  return limits;
}

/** A temporary limit may have its own end, which is not that of the limit beside it. */
function endOf(cells: TableCells, field: 'limit.amount' | 'limit.temporary'): Field {
  return field === 'limit.temporary' && cells.has('limit.temporaryTo') ? 'limit.temporaryTo' : 'limit.to';
}

const ADDED = /追加|临时增加|增加|add/i;

function limitKind(
  cells: TableCells,
  row: number,
  field: 'limit.amount' | 'limit.temporary',
): Pick<LimitDraft, 'kind' | 'mode'> {
  const stated = cells.text(row, 'limit.kind');
  const header = cells.table.byField.get(field)?.header ?? '';
  const mode = ADDED.test(`${stated} ${header}`) ? 'adds' : 'replaces';
  if (field === 'limit.temporary') return { kind: 'temporary', mode };
  const known = choiceKey(LIMIT_KIND, stated) ?? (/临时|特批|追加|temp/i.test(stated) ? 'temporary' : null);
  return { kind: known ?? kindOfWords(stated), mode };
}

function kindOfWords(stated: string): LimitKind {
  if (/信保|保险|insur/i.test(stated)) return 'insurance';
  if (/担保|保证|guarantee/i.test(stated)) return 'guarantee';
  return /抵押|质押|collateral/i.test(stated) ? 'collateral' : 'base';
}
