/**
 * The formulas of 导入核对, which an auditor follows: the difference from the row's own cells, the way to the first document
 * of the import, and to the sheet it came from where that is one of the workbook. Tables, sheets and columns go by the names they have by now, for people rename them.
 */
import { columnLetters, quoteSheet, type TableSnapshot } from '../ledger/records';
import { ownRow, sign, wholeColumn } from './formulas';

/** Binary sums leave dust behind the decimals that amounts have. */
const DECIMALS = 4;

type Write = (own: (key: string) => string, documents: TableSnapshot) => string;

const PROOF: Readonly<Record<string, Write>> = {
  difference: (own) =>
    `=IF(ISNUMBER(${own('source')}),ROUND(${rest(own, 'source', ['imported', 'skipped', 'rejected'])},${DECIMALS}),"")`,
  rowsDifference: (own) =>
    `=IF(ISNUMBER(${own('rows')}),${rest(own, 'rows', ['rowsImported', 'rowsSkipped', 'rowsRejected'])},"")`,
  link: (own, documents) => {
    const keys = wholeColumn(documents.name, headerOf(documents, 'sourceKey'));
    const first = `#${quoteSheet(documents.sheet)}!${columnLetters(documents.firstColumn)}`;
    return (
      `=IF(${own('first')}="","",IFERROR(HYPERLINK(${quoted(first)}&` +
      `ROW(INDEX(${keys},MATCH(${sign(own('first'))},${keys},0))),${quoted(documents.name)}),""))`
    );
  },
  originLink: (own) => `=IF(${own('origin')}="","",HYPERLINK(${own('origin')},${own('sheet')}))`,
};

/** null where a column it reads was deleted: a formula that names what is not there cannot be written at all. */
export function proofFormula(key: string, proof: TableSnapshot, documents: TableSnapshot): string | null {
  const write = PROOF[key];
  if (write === undefined) throw new RangeError(`no formula for proof.${key}`);
  try {
    return write((cell) => ownRow(headerOf(proof, cell)), documents);
  } catch (error) {
    if (error instanceof ColumnGone) return null;
    throw error;
  }
}

class ColumnGone extends Error {}

function headerOf({ headers, columns }: TableSnapshot, key: string): string {
  const header = headers[columns.get(key) ?? -1];
  if (header === undefined) throw new ColumnGone(key);
  return header;
}

function rest(own: (key: string) => string, whole: string, parts: readonly string[]): string {
  return [own(whole), ...parts.map((key) => `N(${own(key)})`)].join('-');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
