/** Figures in rows and columns: names to the left, numbers to the right under each other. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    padding: '2px 0 4px',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    verticalAlign: 'bottom',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  name: { padding: '3px 0', fontWeight: tokens.fontWeightRegular, textAlign: 'left', verticalAlign: 'top' },
  number: {
    padding: '3px 0 3px 8px',
    textAlign: 'right',
    verticalAlign: 'top',
    fontVariantNumeric: 'tabular-nums',
  },
  whole: { whiteSpace: 'nowrap' },
  /** Two amounts beside each other have to fit a pane of 320 pixels. */
  dense: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  right: { textAlign: 'right', paddingLeft: '8px' },
  line: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  total: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
});

export interface FiguresRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
  readonly total?: boolean;
}

export interface FiguresTableProps {
  readonly label: string;
  /** Heads of the columns; none where the rows speak for themselves. */
  readonly columns?: readonly string[];
  readonly rows: readonly FiguresRow[];
}

export function FiguresTable({ label, columns, rows }: FiguresTableProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <table className={styles.table} aria-label={label}>
      {columns && (
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={mergeClasses(common.small, styles.head, index > 0 && styles.right)}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ key, name, cells, total }) => (
          <tr key={key} className={total ? styles.total : styles.line}>
            <th
              scope="row"
              className={mergeClasses(common.text, styles.name, cells.length > 1 && styles.dense)}
            >
              {name}
            </th>
            {cells.map((cell, index) => (
              // Cells of a row have no identity but their column.
              <td
                key={index}
                className={mergeClasses(
                  styles.number,
                  typeof cell === 'string' && styles.whole,
                  cells.length > 1 && styles.dense,
                )}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
