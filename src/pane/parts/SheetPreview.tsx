/** What an import makes of one sheet: its kind, its columns, its counts, and every row or cell it does not take. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { money } from '../../ledger/money';
import { formatAmount, formatCount, LIST_SEPARATOR } from '../../text';
import { useWords } from '../context';
import {
  printedDifferences,
  rowRanges,
  sheetTitle,
  skippedGroups,
  type SheetReport,
  type TableReport,
} from '../importLines';
import { useCommonStyles } from '../styles';
import { ColumnMapping } from './ColumnMapping';
import { Figure } from './Figure';
import { Notice } from './Notice';
import { SheetKindChoice } from './SheetKindChoice';
import { GoToSource, SourceCell, SourceRange, SourceRows } from './SourceCell';

/** Notes that ask for a look; the others say what was done. */
const TO_LOOK_AT: ReadonlySet<string> = new Set(['amounts.red', 'formulas.unread', 'documents.maybeChanged']);
/** Longer lists are counted: nobody reads a thousand rejected cells in a pane. */
const LISTED_MAX = 50;

const useStyles = makeStyles({
  counts: { display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: '4px 8px', margin: 0 },
  details: { '& > summary': { cursor: 'pointer', fontSize: tokens.fontSizeBase200, padding: '2px 0' } },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '2px 6px 2px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  value: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

export function SheetPreview({ report }: { report: SheetReport }) {
  const { ui, reasons } = useWords();
  const common = useCommonStyles();
  const { file, sheet } = sheetTitle(report);
  const title = ui.import.sheet(file, sheet);
  return (
    <section className={common.card} aria-label={title}>
      <h3 className={common.strong}>{title}</h3>
      {report.refused && (
        <Notice tone="warning">{ui.import.refused(reasons.refused[report.refused.why])}</Notice>
      )}
      <SheetKindChoice report={report} />
      {report.tables.map((table) => (
        <TablePreview key={table.range} report={report} table={table} />
      ))}
    </section>
  );
}

function TablePreview({ report, table }: { report: SheetReport; table: TableReport }) {
  const { ui, reasons } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const { rows } = table;
  return (
    <div className={common.stack}>
      <div className={common.spread}>
        <span className={common.text}>{reasons.kinds[table.kind]}</span>
        <span className={common.small}>
          <SourceRange sheet={report} range={table.range} />
        </span>
      </div>
      {table.unit !== 1 && <span className={common.small}>{ui.import.unit(formatCount(table.unit))}</span>}
      <dl className={styles.counts}>
        <Figure name={ui.import.rows.data} value={formatCount(rows.data)} />
        <Figure name={ui.import.rows.imported} value={formatCount(rows.imported)} />
        <Figure name={ui.import.rows.skipped} value={formatCount(rows.skipped)} />
        <Figure
          name={ui.import.rows.rejected}
          value={formatCount(rows.rejected)}
          alarming={rows.rejected > 0}
        />
      </dl>
      {(table.checks ?? [])
        .filter(({ agrees }) => !agrees)
        .map(({ cell, difference }) => (
          <Notice key={cell} tone="warning" action={<GoToSource sheet={report} cell={cell} />}>
            {ui.import.unbalanced(cell, formatAmount(money(difference)))}
          </Notice>
        ))}
      {printedDifferences(table).map((difference) => (
        <Notice key={difference.toFixed()} tone="warning">
          {ui.import.printedDiffers(formatAmount(difference))}
        </Notice>
      ))}
      {(table.notes ?? []).map(({ what, cell, count }) => (
        <Notice
          key={`${what} ${cell}`}
          tone={TO_LOOK_AT.has(what) ? 'warning' : 'info'}
          action={<GoToSource sheet={report} cell={cell} />}
        >
          {reasons.notes[what](cell, formatCount(count))}
        </Notice>
      ))}
      <Rejected report={report} table={table} />
      <Skipped report={report} table={table} />
      <ColumnMapping report={report} table={table} />
    </div>
  );
}

function Details({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <details className={styles.details} open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Rejected({ report, table: { rejected } }: { report: SheetReport; table: TableReport }) {
  const { ui, reasons } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  if (rejected.length === 0) return null;
  return (
    <Details title={ui.import.rejected(formatCount(rejected.length))} open>
      <table className={styles.table}>
        <tbody>
          {rejected.slice(0, LISTED_MAX).map(({ cell, value, why }) => (
            <tr key={`${cell} ${why}`}>
              <th scope="row" className={styles.cell}>
                <SourceCell sheet={report} cell={cell} />
              </th>
              <td className={mergeClasses(styles.cell, styles.value)}>{value || reasons.blank}</td>
              <td className={styles.cell}>{reasons.rejected[why]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rejected.length > LISTED_MAX && (
        <p className={common.small}>{ui.import.more(formatCount(rejected.length - LISTED_MAX))}</p>
      )}
    </Details>
  );
}

function Skipped({ report, table: { skipped } }: { report: SheetReport; table: TableReport }) {
  const { ui, reasons, language } = useWords();
  const common = useCommonStyles();
  if (skipped.length === 0) return null;
  return (
    <Details title={ui.import.skipped(formatCount(skipped.length))}>
      {skippedGroups(skipped).map(({ why, rows }) => {
        const ranges = rowRanges(rows);
        return (
          <p key={why} className={common.small}>
            {ui.import.skippedWhy(reasons.skipped[why])}
            {ranges.slice(0, LISTED_MAX).map((range, index) => (
              <Fragment key={range}>
                {index > 0 && LIST_SEPARATOR[language]}
                <SourceRows sheet={report} rows={range} />
              </Fragment>
            ))}
            {ranges.length > LISTED_MAX && ui.import.more(formatCount(ranges.length - LISTED_MAX))}
          </p>
        );
      })}
    </Details>
  );
}
