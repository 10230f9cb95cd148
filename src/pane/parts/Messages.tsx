/** What went wrong or was done: always in the page, so that screen readers announce what appears in it. */
import { Button } from '@fluentui/react-components';
import type { WriteOutcome } from '../../commands';
import type { Problem } from '../../ledger/result';
import { addedSentence, formatCount, problemSentence, type Messages } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import type { Notice as NoticeState } from '../state';
import { useCommonStyles } from '../styles';
import { Notice } from './Notice';

/** More places than this are counted, not listed. */
const REFUSED_SHOWN_MAX = 5;

export function MessageArea() {
  const problem = usePaneState((state) => state.problem);
  const notice = usePaneState((state) => state.notice);
  const { dismiss } = useActions();
  const { ui, language } = useWords();
  const common = useCommonStyles();
  const close = { label: ui.common.close, run: dismiss };
  return (
    <>
      <div role="alert">
        {problem && (
          <div className={common.messages}>
            <Notice tone="error" dismiss={close}>
              {problemSentence(problem, language)}
            </Notice>
          </div>
        )}
      </div>
      <div role="status">
        {notice && (
          <div className={common.messages}>
            <Done notice={notice} close={close} />
          </div>
        )}
      </div>
    </>
  );
}

function Done({ notice, close }: { notice: NoticeState; close: { label: string; run: () => void } }) {
  const { ui } = useWords();
  const refused = 'refused' in notice ? notice.refused : [];
  return (
    <Notice tone={toneOf(notice, refused)} dismiss={close} action={<Refused places={refused} />}>
      {notice.kind === 'cancelled' && ui.progress.cancelled}
      {notice.kind === 'nothingNew' && ui.import.nothingNew}
      {notice.kind === 'undone' && ui.journal.undone}
      {notice.kind === 'checked' && checkedWords(notice, ui)}
    </Notice>
  );
}

function checkedWords(
  { findings, cells }: Extract<NoticeState, { kind: 'checked' }>,
  { check }: Messages['ui'],
): string {
  const warnings = formatCount(findings);
  return cells === 0 ? check.unchanged(warnings) : check.updated(warnings, formatCount(cells));
}

function toneOf(notice: NoticeState, refused: readonly Problem[]): 'info' | 'warning' | 'success' {
  if (notice.kind === 'cancelled' || notice.kind === 'nothingNew') return 'info';
  return refused.length > 0 ? 'warning' : 'success';
}

/** Places someone else changed meanwhile, each with its sentence. */
export function Refused({ places }: { places: readonly Problem[] }) {
  const { ui, language } = useWords();
  const common = useCommonStyles();
  if (places.length === 0) return null;
  const more = places.length - REFUSED_SHOWN_MAX;
  return (
    <div className={common.tight}>
      <p className={common.text}>{ui.check.refused(formatCount(places.length))}</p>
      <ul className={common.list}>
        {places.slice(0, REFUSED_SHOWN_MAX).map((problem) => (
          <li key={[problem.code, problem.sheet, problem.cell].join(' ')} className={common.small}>
            {problemSentence(problem, language)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={common.small}>{ui.check.refusedMore(formatCount(more))}</p>}
    </div>
  );
}

/** Tables and columns an older ledger did not have, made with the write. */
export function AddedParts({ added }: Pick<WriteOutcome, 'added'>) {
  const { language } = useWords();
  const common = useCommonStyles();
  return added.map((part) => (
    <p key={[part.table, ...part.columns].join(' ')} className={common.small}>
      {addedSentence(part, language)}
    </p>
  ));
}

/** A state the user can only leave by trying again. */
export function TryAgain({ title, sentence }: { title?: string; sentence?: string }) {
  const { open } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  return (
    <section className={common.screen}>
      {title !== undefined && <h2 className={common.title}>{title}</h2>}
      {sentence !== undefined && <Notice tone="error">{sentence}</Notice>}
      <div className={common.row}>
        <Button appearance="primary" onClick={() => void open()}>
          {ui.common.tryAgain}
        </Button>
      </div>
    </section>
  );
}
