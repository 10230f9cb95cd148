/**
 * What most documents have nothing of. Columns are looked up once, and a row whose cells of them are all blank shares one
 * object: a ledger has a hundred thousand rows and few disputes.
 */
import { isBlank } from './cells';
import { choiceReader } from './decodeRows';
import { PLAIN, type CellValue, type DocumentDetails, type TableSnapshot } from './records';
import type { RowCells } from './rowCells';
import { NOTE_TYPE, RECOURSE } from './tables';

type Reader = (cells: RowCells) => Partial<DocumentDetails>;

function readers(): Readonly<Record<keyof DocumentDetails, Reader>> {
  const noteType = choiceReader(NOTE_TYPE);
  const recourse = choiceReader(RECOURSE);
  return {
    invoiceCode: (cells) => ({ invoiceCode: cells.code('invoiceCode') }),
    void: (cells) => ({ void: cells.flag('void') }),
    estimated: (cells) => ({ estimated: cells.flag('estimated') }),
    disputed: (cells) => ({ disputed: cells.positive('disputed') }),
    disputedOn: (cells) => ({ disputedOn: cells.day('disputedOn') }),
    reissue: (cells) => ({ reissue: cells.code('reissue') }),
    noteType: (cells) => ({ noteType: cells.choice('noteType', noteType) }),
    recourse: (cells) => ({ recourse: cells.choice('recourse', recourse) }),
    receivedOn: (cells) => ({ receivedOn: cells.day('receivedOn') }),
    acceptedOn: (cells) => ({ acceptedOn: cells.day('acceptedOn') }),
    signed: (cells) => ({ signed: cells.flag('signed') }),
    insured: (cells) => ({ insured: cells.flag('insured') }),
    agreement: (cells) => ({ agreement: cells.code('agreement') }),
    approvedBy: (cells) => ({ approvedBy: cells.written('approvedBy') }),
    singleRate: (cells) => ({ singleRate: cells.share('singleRate') }),
    singleReason: (cells) => ({ singleReason: cells.written('singleReason') }),
    singleEvidence: (cells) => ({ singleEvidence: cells.written('singleEvidence') }),
  };
}

export class DetailsDecoder {
  readonly #present: readonly (readonly [column: number, read: Reader])[];

  constructor(snapshot: TableSnapshot) {
    this.#present = Object.entries(readers()).flatMap(([key, read]) => {
      const column = snapshot.columns.get(key);
      return column === undefined ? [] : [[column, read] as const];
    });
  }

  /** Whether every cell of them is blank. */
  isPlain(row: readonly CellValue[]): boolean {
    for (const [column] of this.#present) {
      const value = row[column] ?? '';
      if (value !== '' && !isBlank(value)) return false;
    }
    return true;
  }

  decode(cells: RowCells): DocumentDetails {
    const row = cells.snapshot.rows[cells.at.position] ?? [];
    return this.#present
      .filter(([column]) => !isBlank(row[column] ?? ''))
      .reduce<DocumentDetails>((details, [, read]) => ({ ...details, ...read(cells) }), PLAIN);
  }
}
