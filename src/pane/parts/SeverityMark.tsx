/** Severity as icon and word; the colour only repeats them. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons';
import { SEVERITY, type Severity } from '../../ledger/tables';
import { useWords } from '../context';

export const SEVERITY_ICONS = {
  high: ErrorCircle16Filled,
  medium: Warning16Filled,
  low: Info16Filled,
} as const satisfies Record<Severity, typeof Info16Filled>;

export const useSeverityStyles = makeStyles({
  high: { color: tokens.colorStatusDangerForeground3 },
  medium: { color: tokens.colorStatusWarningForeground1 },
  low: { color: tokens.colorBrandForeground1 },
});

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

/** @param what named after the severity, in a list where all have the same one. */
export function SeverityMark({ severity, what }: { severity: Severity; what?: string }) {
  const { language } = useWords();
  const styles = useStyles();
  const colours = useSeverityStyles();
  const Icon = SEVERITY_ICONS[severity];
  return (
    <span className={mergeClasses(styles.mark, colours[severity])}>
      <Icon aria-hidden />
      {[SEVERITY[severity][language], what].filter(Boolean).join(' · ')}
    </span>
  );
}
