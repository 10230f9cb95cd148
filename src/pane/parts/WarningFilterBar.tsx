/** Severity chips with counts, and a search over customers and words. */
import { Input, ToggleButton, makeStyles } from '@fluentui/react-components';
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
  const { toggleSeverity, searchWarnings } = useActions();
  const { ui, language } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const colours = useSeverityStyles();
  return (
    <div className={common.stack}>
      <div className={styles.chips} role="group" aria-label={ui.findings.severities}>
        {SEVERITIES.map((severity) => {
          const Icon = SEVERITY_ICONS[severity];
          return (
            <ToggleButton
              key={severity}
              className={styles.chip}
              size="small"
              checked={filter.severities.has(severity)}
              icon={<Icon className={colours[severity]} aria-hidden />}
              onClick={() => toggleSeverity(severity)}
            >
              {[SEVERITY[severity][language], formatCount(counts[severity])].join(' ')}
            </ToggleButton>
          );
        })}
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
