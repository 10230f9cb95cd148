/** How a table's style makes its cells look: Excel's header and banded rows, for the light and medium styles alike. */
import { BooleanNumber, BorderStyleTypes, type IStyleData } from '@univerjs/core';
import type { BookModel, TableModel } from '../../host';

/** Excel's accent colours of the Office theme, in the order the numbered styles take them; 0 is black and white. */
const ACCENTS = ['#595959', '#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'];
const BANDS = ['#F2F2F2', '#D9E2F3', '#FBE4D5', '#EDEDED', '#FFF2CC', '#DEEAF6', '#E2EFD9'];
const STYLE_NAME = /^TableStyle(Light|Medium|Dark)(\d+)$/;

interface Looks {
  readonly header: IStyleData;
  readonly band: IStyleData;
}

function looksOf(style: string): Looks | null {
  const match = STYLE_NAME.exec(style);
  if (!match) return null;
  const index = (Number(match[2]) - 1) % ACCENTS.length;
  const accent = ACCENTS[index];
  const band = BANDS[index];
  if (accent === undefined || band === undefined) return null;
  const light = match[1] === 'Light';
  return {
    header: light
      ? { bl: BooleanNumber.TRUE, bd: { b: { s: BorderStyleTypes.THIN, cl: { rgb: accent } } } }
      : { bg: { rgb: accent }, cl: { rgb: '#FFFFFF' }, bl: BooleanNumber.TRUE },
    band: { bg: { rgb: band } },
  };
}

export class TableLooks {
  private bySheet: Map<string, readonly TableModel[]> | null = null;
  private readonly byStyle = new Map<string, Looks | null>();

  constructor(private readonly book: () => BookModel) {}

  /** After tables were added, moved, resized or restyled. */
  forget(): void {
    this.bySheet = null;
  }

  at(sheetId: string, row: number, column: number): IStyleData | undefined {
    const table = this.tableAt(sheetId, row, column);
    const looks = table && this.looks(table.style);
    if (!table || !looks) return undefined;
    if (row === table.box.row) return looks.header;
    return table.showBandedRows && (row - table.box.row) % 2 === 1 ? looks.band : undefined;
  }

  private tableAt(sheetId: string, row: number, column: number): TableModel | undefined {
    this.bySheet ??= bySheet(this.book().tables);
    return this.bySheet
      .get(sheetId)
      ?.find(
        ({ box }) =>
          row >= box.row &&
          row < box.row + box.height &&
          column >= box.column &&
          column < box.column + box.width,
      );
  }

  private looks(style: string): Looks | null {
    let looks = this.byStyle.get(style);
    if (looks === undefined) {
      looks = looksOf(style);
      this.byStyle.set(style, looks);
    }
    return looks;
  }
}

function bySheet(tables: readonly TableModel[]): Map<string, TableModel[]> {
  const groups = new Map<string, TableModel[]>();
  for (const table of tables) groups.set(table.sheetId, [...(groups.get(table.sheetId) ?? []), table]);
  return groups;
}
