/** A cell of a source: the way there where its sheet is one of the workbook, else its name. */
import { Button } from '@fluentui/react-components';
import { useActions, useWords } from '../context';
import { cellHere, type SheetPlace } from '../importLines';
import { useCommonStyles } from '../styles';
import { LinkButton } from './LinkButton';

export interface SourceCellProps {
  readonly sheet: SheetPlace;
  /** `C14` */
  readonly cell: string;
}

export function SourceCell({ sheet, cell }: SourceCellProps) {
  const { goTo } = useActions();
  const { ui } = useWords();
  const address = cellHere(sheet, cell);
  if (address === null) return cell;
  return (
    <LinkButton label={ui.import.sheets.goTo(cell)} onClick={() => void goTo(address)}>
      {cell}
    </LinkButton>
  );
}

/** Where a table stands, and the way to its first cell. */
export function SourceRange({ sheet, range }: { sheet: SheetPlace; range: string }) {
  const { goTo } = useActions();
  const { ui } = useWords();
  const address = cellHere(sheet, range.replace(/:.*$/, ''));
  if (address === null) return ui.import.range(range);
  return <LinkButton onClick={() => void goTo(address)}>{ui.import.range(range)}</LinkButton>;
}

/** One row or some behind each other (`3–7`), and the way to the first. */
export function SourceRows({ sheet, rows }: { sheet: SheetPlace; rows: string }) {
  const { goTo } = useActions();
  const { ui } = useWords();
  const said = ui.import.rowsAt(rows);
  const address = cellHere(sheet, `A${parseInt(rows, 10)}`);
  if (address === null) return said;
  return <LinkButton onClick={() => void goTo(address)}>{said}</LinkButton>;
}

/** Below a sentence that names the cell; nothing for a cell of a file. */
export function GoToSource({ sheet, cell }: SourceCellProps) {
  const { goTo } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  const address = cellHere(sheet, cell);
  if (address === null) return null;
  return (
    <div className={common.row}>
      <Button size="small" onClick={() => void goTo(address)}>
        {ui.import.sheets.goTo(cell)}
      </Button>
    </div>
  );
}
