/** The columns of a table over its first rows: what each is taken for and why, and another field for it at a choice. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import { money } from '../../ledger/money';
import { ASKED } from '../askedColumn';
import { formatCount, formatShare, lookUp } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import {
  isCorrectable,
  usedColumns,
  type MappedColumn,
  type SheetReport,
  type TableReport,
} from '../importLines';
import { useCommonStyles } from '../styles';
import { Choice } from './Choice';
import { Remembered } from './Remembered';

const useStyles = makeStyles({
  details: { '& > summary': { cursor: 'pointer', fontSize: tokens.fontSizeBase200, padding: '2px 0' } },
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '2px 8px 2px 0',
    minWidth: '112px',
    maxWidth: '180px',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  asked: { backgroundColor: tokens.colorStatusWarningBackground1 },
});

interface Part {
  readonly report: SheetReport;
  readonly table: TableReport;
}

export function ColumnMapping({ report, table }: Part) {
  const { ui } = useWords();
  const styles = useStyles();
  const used = formatCount(usedColumns(table));
  const asks = table.mapping.some(({ question }) => question !== undefined);
  const title = ui.import.mappingCount(used, formatCount(table.mapping.length));
  const scroller = useAskedInView(table);
  return (
    <details className={styles.details} open={asks}>
      <summary>{title}</summary>
      <div ref={scroller} className={styles.scroll} role="group" tabIndex={0} aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              {table.mapping.map((column) => (
                <th
                  key={column.column}
                  scope="col"
                  {...(column.question && { [ASKED]: '' })}
                  className={mergeClasses(styles.cell, column.question && styles.asked)}
                >
                  <Field report={report} table={table} column={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(table.sample ?? []).map(({ row, cells }) => (
              <tr key={row} aria-label={ui.import.sampleRow(String(row))}>
                {cells.map((text, place) => (
                  <td key={table.mapping[place]?.column} className={styles.cell}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Three columns fill a narrow pane: the first that is asked about comes into it, whenever it is another. */
function useAskedInView({ mapping }: TableReport) {
  const scroller = useRef<HTMLDivElement>(null);
  const asked = mapping.find(({ question }) => question !== undefined)?.column ?? null;
  useLayoutEffect(() => {
    const heading = scroller.current?.querySelector<HTMLElement>(`[${ASKED}]`);
    if (asked === null || scroller.current === null || !heading) return;
    // A heading's place is told within its table.
    scroller.current.scrollLeft = Math.max(0, heading.offsetLeft - PEEK);
  }, [asked]);
  return scroller;
}

function Field({ report, table, column }: Part & { column: MappedColumn }) {
  const { correctColumn } = useActions();
  const busy = usePaneState(({ running, importing }) => running !== null || importing.written !== null);
  const { ui, fields: columns, reasons } = useWords();
  const common = useCommonStyles();
  const { header, field, question, confidence } = column;
  const fields: Readonly<Record<string, string>> = { ...columns, ...ui.import.statementFields };
  const name = (key: string): string =>
    [lookUp(fields, key) ?? key, table.dateFormats[key]].filter(Boolean).join(' · ');
  const label = ui.import.fieldOf(column.column, header);
  const why = [
    ...(confidence > 0 ? [ui.import.sure(formatShare(money(String(confidence))))] : []),
    ...column.reasons.map((reason) => reasons.mapping[reason]),
  ].join(' · ');
  if (!isCorrectable(report))
    return (
      <>
        <div>{header}</div>
        <div>{field === null ? ui.import.unused : name(field)}</div>
      </>
    );
  // What it may be stands first; anything else can still be said.
  const likely = question ?? [];
  const others = Object.keys(columns).filter((key) => !likely.includes(key));
  return (
    <>
      <Choice
        label={label}
        value={question === undefined ? (field ?? '') : ASK}
        disabled={busy}
        options={[
          ...(question === undefined ? [] : [{ value: ASK, name: ui.import.pick }]),
          { value: '', name: ui.import.unused },
          ...[...likely, ...others].map((value) => ({ value, name: name(value) })),
        ]}
        onChange={(value) => {
          if (value !== ASK) void correctColumn(report, header, value);
        }}
      />
      <span className={common.small}>{why}</span>
      {column.remembered && (
        <Remembered said={column.remembered} elsewhere={!column.reasons.includes('remembered')} />
      )}
    </>
  );
}

/** What stays in view of the column before, to show that there is one: pixels. */
const PEEK = 24;

/** No field has this name. */
const ASK = '?';
