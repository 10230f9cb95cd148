/** Severity chips with counts, and a search over customers and words. */
import { Button, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import type { Severity } from '../../ledger/tables';
import { SEVERITY } from '../../ledger/tables';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { SEVERITIES } from '../state';
import { useCommonStyles } from '../styles';
import { SEVERITY_ICONS, useSeverityStyles } from './SeverityMark';

const useStyles = makeStyles({
  chips: { display: 'flex', gap: '6px' },
  chip: { flexGrow: 1, minWidth: 0, padding: '4px 6px', fontVariantNumeric: 'tabular-nums' },
  search: { width: '100%', minWidth: 0 },
});

export function WarningFilterBar({ counts }: { counts: Readonly<Record<Severity, number>> }) {
  const filter = usePaneState((state) => state.filter);
  const { searchWarnings } = useActions();
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <div className={common.stack}>
      <div className={styles.chips} role="group" aria-label={ui.findings.severities}>
        {SEVERITIES.map((severity) => (
          <Chip key={severity} severity={severity} count={counts[severity]} />
        ))}
      </div>
      <Input
        className={styles.search}
        type="search"
        contentBefore={<Search20Regular aria-hidden />}
        aria-label={ui.findings.search}
        placeholder={ui.findings.search}
        value={filter.text}
        onChange={(_, { value }) => searchWarnings(value)}
      />
    </div>
  );
}

function Chip({ severity, count }: { severity: Severity; count: number }) {
  const pressed = usePaneState((state) => state.filter.severities.has(severity));
  const { toggleSeverity } = useActions();
  const { language } = useWords();
  const styles = useStyles();
  const colours = useSeverityStyles();
  const Icon = SEVERITY_ICONS[severity];
  return (
    <Button
      className={styles.chip}
      size="small"
      appearance={pressed ? 'primary' : 'secondary'}
      aria-pressed={pressed}
      icon={<Icon className={mergeClasses(!pressed && colours[severity])} aria-hidden />}
      onClick={() => toggleSeverity(severity)}
    >
      {[SEVERITY[severity][language], formatCount(count)].join(' ')}
    </Button>
  );
}
