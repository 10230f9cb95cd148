/** All warnings of the last check: filter, groups by severity with counts, and thousands of rows without weight. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { CheckOutcome } from '../../commands';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { useCommonStyles } from '../styles';
import {
  countBySeverity,
  filterWarnings,
  warningRows,
  warningsOf,
  type WarningRow as Row,
} from '../warnings';
import { SeverityMark } from './SeverityMark';
import { VirtualList } from './VirtualList';
import { WarningFilterBar } from './WarningFilterBar';
import { WarningRow } from './WarningRow';

const ROW_HEIGHT = 112;

const useStyles = makeStyles({
  group: {
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '6px 0',
    border: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  groupHeading: { margin: 0, font: 'inherit' },
});

const keyOf = (row: Row): string => (row.kind === 'group' ? row.severity : row.warning.key);

export function WarningList({ outcome }: { outcome: CheckOutcome }) {
  const words = useWords();
  const filter = usePaneState((state) => state.filter);
  const collapsed = usePaneState((state) => state.collapsed);
  const returnTo = usePaneState((state) => state.returnTo);
  const { returned } = useActions();
  const common = useCommonStyles();
  const all = useMemo(() => warningsOf(outcome, words), [outcome, words]);
  const shown = useMemo(() => filterWarnings(all, filter), [all, filter]);
  const rows = useMemo(() => warningRows(shown, collapsed), [shown, collapsed]);
  const { ui } = words;
  if (all.length === 0) return <p className={common.text}>{ui.findings.none}</p>;
  return (
    <section className={common.stack} aria-label={ui.findings.heading}>
      <h2 className={common.heading}>{ui.findings.heading}</h2>
      <WarningFilterBar counts={countBySeverity(all)} />
      <ShownCount shown={shown.length} all={all.length} />
      <VirtualList
        label={ui.findings.heading}
        rows={rows}
        keyOf={keyOf}
        estimatedHeight={ROW_HEIGHT}
        returnTo={returnTo}
        onReturned={returned}
      >
        {(row, tabIndex) =>
          row.kind === 'group' ? (
            <GroupHeading row={row} tabIndex={tabIndex} />
          ) : (
            <WarningRow warning={row.warning} tabIndex={tabIndex} />
          )
        }
      </VirtualList>
    </section>
  );
}

function ShownCount({ shown, all }: { shown: number; all: number }) {
  const { ui } = useWords();
  const { clearFilter } = useActions();
  const common = useCommonStyles();
  return (
    <div className={common.spread}>
      <span className={common.small} role="status">
        {shown === 0 ? ui.findings.noMatch : ui.findings.shown(formatCount(shown), formatCount(all))}
      </span>
      {shown < all && (
        <Button size="small" appearance="transparent" onClick={clearFilter}>
          {ui.findings.clear}
        </Button>
      )}
    </div>
  );
}

function GroupHeading({ row, tabIndex }: { row: Extract<Row, { kind: 'group' }>; tabIndex: 0 | -1 }) {
  const { toggleGroup } = useActions();
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <h3 className={styles.groupHeading}>
      <button
        type="button"
        className={styles.group}
        aria-expanded={row.open}
        tabIndex={tabIndex}
        data-row-control
        onClick={() => toggleGroup(row.severity)}
      >
        {row.open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
        <SeverityMark severity={row.severity} />
        <span className={common.small}>{ui.findings.count(formatCount(row.count))}</span>
      </button>
    </h3>
  );
}
