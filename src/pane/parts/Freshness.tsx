/** Whether an answer is there, being made, or older than what the pane shows by now; and the way to have it made again. */
import { Button } from '@fluentui/react-components';
import { creditWords } from '../../text/credit';
import { usePaneState, useWords } from '../context';
import type { Answer } from '../state';
import { useCommonStyles } from '../styles';
import { Notice } from './Notice';

export interface FreshnessProps {
  readonly answer: Answer<unknown> | null;
  readonly load: () => void;
}

export function Freshness({ answer, load }: FreshnessProps) {
  const outcome = usePaneState((state) => state.outcome);
  const busy = usePaneState((state) => state.running !== null);
  const { ui, language } = useWords();
  const common = useCommonStyles();
  const words = creditWords(language);
  const again = (
    <div className={common.row}>
      <Button size="small" disabledFocusable={busy} onClick={load}>
        {words.again}
      </Button>
    </div>
  );
  if (answer !== null) {
    return answer.beside === outcome ? null : (
      <Notice tone="warning" action={again}>
        {words.outdated}
      </Notice>
    );
  }
  if (busy) return <p className={common.text}>{ui.common.loading}</p>;
  return (
    <>
      <p className={common.text}>{words.notDone}</p>
      {again}
    </>
  );
}
