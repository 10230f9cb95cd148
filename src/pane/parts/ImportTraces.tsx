/** The proof of the last import and the rows that wait in 导入问题: the way there, and another try once they were mended. */
import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Ledger } from '../../ledger/records';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { tracesOf } from '../importTraces';
import type { Retried } from '../state';
import { useCommonStyles } from '../styles';
import { AddedParts, Refused } from './Messages';
import { Notice } from './Notice';

export default function ImportTraces({ ledger }: { ledger: Ledger }) {
  const { open, again, problemsAt, proofAt } = useMemo(() => tracesOf(ledger), [ledger]);
  const retried = usePaneState((state) => state.retried);
  const busy = usePaneState((state) => state.running !== null);
  const { goTo, retryRejected } = useActions();
  const { ui } = useWords();
  const { traces } = ui.import;
  const common = useCommonStyles();
  return (
    <>
      <div role="status" className={common.live}>
        {retried !== null && <Outcome retried={retried} />}
      </div>
      {(problemsAt !== null || proofAt !== null) && (
        <section className={common.card} aria-label={traces.title}>
          <h3 className={common.strong}>{traces.title}</h3>
          {open > 0 && <p className={common.text}>{traces.kept(formatCount(open))}</p>}
          {again > 0 && <p className={common.text}>{traces.again(formatCount(again))}</p>}
          <div className={common.row}>
            {problemsAt !== null && (
              <Button size="small" onClick={() => void goTo(problemsAt)}>
                {traces.problems}
              </Button>
            )}
            {open > 0 && (
              <Button size="small" disabledFocusable={busy} onClick={() => void retryRejected()}>
                {traces.retry}
              </Button>
            )}
            {proofAt !== null && (
              <Button size="small" onClick={() => void goTo(proofAt)}>
                {traces.proof}
              </Button>
            )}
          </div>
        </section>
      )}
    </>
  );
}

function Outcome({ retried: { imported, left, written, undone } }: { retried: Retried }) {
  const busy = usePaneState((state) => state.running !== null);
  const { undoRetry } = useActions();
  const { ui } = useWords();
  const { traces } = ui.import;
  const common = useCommonStyles();
  if (undone) return <Notice tone="info">{traces.undone}</Notice>;
  const undoable = imported > 0 && written !== null && written.entry !== null;
  return (
    <Notice
      tone={imported > 0 && left === 0 ? 'success' : 'warning'}
      action={
        <>
          <Refused places={written?.refused ?? []} />
          {undoable && (
            <div className={common.row}>
              <Button size="small" disabledFocusable={busy} onClick={() => void undoRetry()}>
                {traces.undo}
              </Button>
            </div>
          )}
        </>
      }
    >
      {traces.retried(formatCount(imported), formatCount(left))}
      <AddedParts added={written?.added ?? []} />
    </Notice>
  );
}
