/** First run: what this is for, and three ways to begin. */
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowImport20Regular, Beaker20Regular, TableAdd20Regular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useActions, usePaneState, useWords } from '../context';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  lead: { paddingTop: '8px' },
  choice: { justifyContent: 'flex-start', textAlign: 'left', padding: '10px 12px', gap: '8px' },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  hint: { fontWeight: 'normal', color: 'inherit' },
});

export function Start() {
  const { createLedger, showTab } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <section className={common.screen}>
      <div className={styles.lead}>
        <h2 className={common.title}>{ui.name}</h2>
        <p className={common.text}>{ui.start.lead}</p>
      </div>
      <div className={common.stack}>
        <Choice
          primary
          icon={<TableAdd20Regular />}
          title={ui.start.create}
          hint={ui.start.createHint}
          disabled={busy}
          onClick={() => void createLedger(false)}
        />
        <Choice
          icon={<ArrowImport20Regular />}
          title={ui.start.import}
          hint={ui.start.importHint}
          disabled={busy}
          onClick={() => showTab('import')}
        />
        <Choice
          icon={<Beaker20Regular />}
          title={ui.start.sample}
          hint={ui.start.sampleHint}
          disabled={busy}
          onClick={() => void createLedger(true)}
        />
      </div>
      <p className={common.small}>{ui.start.newSheets}</p>
    </section>
  );
}

interface ChoiceProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly primary?: boolean;
}

function Choice({ icon, title, hint, disabled, onClick, primary = false }: ChoiceProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <Button
      className={styles.choice}
      appearance={primary ? 'primary' : 'secondary'}
      icon={icon}
      disabledFocusable={disabled}
      onClick={onClick}
    >
      <span className={styles.words}>
        <span>{title}</span>
        <span className={mergeClasses(common.small, styles.hint)}>{hint}</span>
      </span>
    </Button>
  );
}
