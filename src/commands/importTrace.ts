/** 导入核对: the proof an import leaves in the workbook beside its rows. */
import type { NewRow } from '../intake';
import type { ImportReport } from '../intake/report';
import type { Append } from '../ledger/changes';
import { fitsCell, moneyToNumber, type Money } from '../ledger/money';
import { quotedSheet, type CellValue } from '../ledger/records';
import type { CellWords, ProofFacts } from '../ledger/words';

export interface ImportTime {
  /** ISO time with zone: what an import is known by. */
  readonly importedAt: string;
  readonly words: CellWords;
}

type SheetReport = ImportReport['sources'][number];
type TableReport = SheetReport['tables'][number];
type Line = NonNullable<TableReport['reconciliation']>[number];

/**
 * A row for every measure of every table; one without figures for a table of none, or a sheet that was refused.
 * @param about what is said of each table first
 */
export function proofRows(report: ImportReport, time: ImportTime, about: readonly ProofFacts[] = []): Append {
  const rows = report.sources.flatMap((sheet): NewRow[] => {
    const { refused, tables, file } = sheet;
    const place = { importedAt: time.importedAt, file, sheet: sheet.sheet };
    const origin = (range: string) => (sheet.here === true ? { origin: linkTo(sheet.sheet, range) } : {});
    if (refused !== null || tables.length === 0) {
      const why = refused?.why ?? 'empty';
      return [
        { ...place, ...origin('A1'), remark: time.words.proofRemark([...about, { what: 'refused', why }]) },
      ];
    }
    return tables.flatMap((table) =>
      tableRows(table, report.currency, time, about).map((row) => ({
        ...place,
        ...origin(table.range),
        ...row,
      })),
    );
  });
  return { table: 'proof', rows };
}

/** As HYPERLINK takes a place of its own workbook. */
function linkTo(sheet: string, range: string): string {
  return `#${quotedSheet(sheet)}!${range}`;
}

function tableRows(
  table: TableReport,
  currency: string,
  { words }: ImportTime,
  said: readonly ProofFacts[],
): NewRow[] {
  const { range, rows, reconciliation = [], first = '', changed = [] } = table;
  const left = changed.filter(({ taken }) => !taken).length;
  const counts = {
    rows: rows.data,
    rowsImported: rows.imported,
    rowsSkipped: rows.skipped,
    rowsRejected: rows.rejected,
    first,
  };
  const about: ProofFacts[] = left === 0 ? [...said] : [...said, { what: 'changed', count: left }];
  if (reconciliation.length === 0) return [{ range, ...counts, remark: words.proofRemark(about) }];
  return reconciliation.map((line, index) => ({
    range,
    measure: words.measure(line.measure),
    currency,
    ...amounts(line),
    // Once a table: whoever adds the column up counts each row once.
    ...(index === 0 ? counts : {}),
    remark: words.proofRemark([...(index === 0 ? about : []), ...remarks(line)]),
  }));
}

const AMOUNTS = ['source', 'imported', 'skipped', 'rejected'] as const;

function amounts(line: Line): NewRow {
  const cells = AMOUNTS.map((key) => [key, amountCell(line[key])] as const);
  return { ...Object.fromEntries(cells), printed: line.printedTotal ? amountCell(line.printedTotal) : '' };
}

function amountCell(amount: Money): CellValue {
  return fitsCell(amount) ? moneyToNumber(amount) : '';
}

function remarks(line: Line): ProofFacts[] {
  const { printedDifference } = line;
  const long = AMOUNTS.map((key) => line[key]).filter((amount) => !fitsCell(amount));
  return [
    ...(printedDifference === null ? [] : [{ what: 'printedDiffers', amount: printedDifference } as const]),
    ...long.map((amount) => ({ what: 'tooLong', amount }) as const),
  ];
}
