/** What the command line prints of an import under --json, and of a second try at what it rejected. */
import type { ImportOutcome, RetryOutcome } from '../commands';
import { changeJson, text } from './json';

type Report = ImportOutcome['report'];

export function importJson({ report }: ImportOutcome): object {
  return {
    sources: report.sources.map((sheet) => ({
      file: sheet.file,
      sheet: sheet.sheet,
      ...(sheet.here === true ? { here: true } : {}),
      refused: sheet.refused,
      ...(sheet.remembered === undefined ? {} : { remembered: sheet.remembered }),
      tables: sheet.tables.map(({ reconciliation, ...table }) => ({
        ...table,
        ...(reconciliation ? { reconciliation: reconciliation.map(reconciliationJson) } : {}),
      })),
    })),
    reconciliation: report.reconciliation.map(reconciliationJson),
    currency: report.currency,
    ledger: report.ledger,
    ...(report.customers === undefined ? {} : { customers: report.customers }),
    ...(report.remembers === undefined ? {} : { remembers: report.remembers }),
  };
}

function reconciliationJson(line: Report['reconciliation'][number]): object {
  return {
    measure: line.measure,
    source: text(line.source),
    printedTotal: text(line.printedTotal),
    imported: text(line.imported),
    skipped: text(line.skipped),
    rejected: text(line.rejected),
    difference: text(line.difference),
  };
}

export function retryJson({ imported, left, report, written }: RetryOutcome): object {
  return {
    imported,
    left,
    reconciliation: (report?.reconciliation ?? []).map(reconciliationJson),
    written: written && changeJson(written),
  };
}
