/** What is running, how far it is, and the way to stop it. Stays mounted so that screen readers follow it. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useActions, usePaneState, useWords } from '../context';
import type { Running } from '../state';
import { PANE_PADDING, useCommonStyles } from '../styles';
import { ProgressBar } from './ProgressBar';
import type { Messages } from '../../text';

const useStyles = makeStyles({
  line: {
    padding: `8px ${PANE_PADDING}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
  },
});

export function RunningLine() {
  const running = usePaneState((state) => state.running);
  const words = useWords();
  return (
    <div role="status" aria-live="polite">
      {running?.visible && <Progress running={running} words={words} />}
    </div>
  );
}

function Progress({ running, words }: { running: Running; words: Messages }) {
  const { cancel } = useActions();
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <div className={styles.line}>
      <div className={common.spread}>
        <span className={common.text}>{sentence(running, words)}</span>
        <Button size="small" disabled={running.cancelling} onClick={cancel}>
          {words.ui.common.cancel}
        </Button>
      </div>
      <ProgressBar label={words.ui.progress.label} share={running.share} />
    </div>
  );
}

function sentence({ waiting, cancelling, phase }: Running, { ui }: Messages): string {
  if (cancelling) return ui.progress.cancelling;
  if (waiting) return ui.progress.cellEdit;
  return ui.progress[phase ?? 'reading'];
}
