/** Scores every customer and writes it down; says what came of it, and takes it back. */
import { Button } from '@fluentui/react-components';
import { GRADES, type Grade } from '../../ledger/tables';
import { formatCount, formatDay } from '../../text';
import { creditWords } from '../../text/credit';
import { useActions, usePaneState, useWords } from '../context';
import { Detail } from '../parts/Detail';
import { FiguresTable } from '../parts/FiguresTable';
import { AddedParts, Refused } from '../parts/Messages';
import { Notice } from '../parts/Notice';
import type { Scoring as Scored } from '../state';
import { useCommonStyles } from '../styles';

export default function Scoring() {
  const scoring = usePaneState((state) => state.scoring);
  const busy = usePaneState((state) => state.running !== null);
  const { scoreAll, undoScoring, closePage } = useActions();
  const { language } = useWords();
  const common = useCommonStyles();
  const { scoring: words } = creditWords(language);
  const undoable = scoring !== null && !scoring.undone && (scoring.written?.entry ?? null) !== null;
  return (
    <Detail title={words.heading} onBack={closePage}>
      <p className={common.text}>{words.lead}</p>
      <p className={common.small}>{words.practice}</p>
      <div className={common.row}>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void scoreAll()}>
          {words.run}
        </Button>
        {undoable && (
          <Button disabledFocusable={busy} onClick={() => void undoScoring()}>
            {words.undo}
          </Button>
        )}
      </div>
      <div role="status" className={common.live}>
        {scoring && <Outcome scoring={scoring} />}
      </div>
      {scoring && !scoring.undone && <Grades scoring={scoring} />}
    </Detail>
  );
}

function Outcome({ scoring: { asOf, scores, written, undone } }: { scoring: Scored }) {
  const { language } = useWords();
  const { scoring: words } = creditWords(language);
  if (undone) return <Notice tone="info">{words.undone}</Notice>;
  const day = formatDay(asOf);
  const graded = scores.filter(({ gradeInForce }) => gradeInForce !== null).length;
  const refused = written?.refused ?? [];
  const nothing = (written?.entry ?? null) === null && refused.length === 0;
  return (
    <Notice tone={refused.length > 0 ? 'warning' : 'success'} action={<Refused places={refused} />}>
      {nothing ? words.unchanged(day) : words.done(formatCount(scores.length), formatCount(graded), day)}
      <AddedParts added={written?.added ?? []} />
    </Notice>
  );
}

/** By the grade in force: what a person set stands before what was computed. */
function Grades({ scoring: { scores } }: { scoring: Scored }) {
  const { language } = useWords();
  const common = useCommonStyles();
  const { scoring: words, score, total } = creditWords(language);
  const { portfolio } = creditWords(language);
  const count = (grade: Grade | null): number =>
    scores.filter(({ gradeInForce }) => gradeInForce === grade).length;
  const row = (key: string, name: string, customers: number) => ({
    key,
    name,
    cells: [formatCount(customers)],
  });
  return (
    <section className={common.card} aria-label={words.grades}>
      <h3 className={common.strong}>{words.grades}</h3>
      <FiguresTable
        label={words.grades}
        columns={[words.grade, portfolio.customers]}
        rows={[
          ...GRADES.map((grade) => row(grade, grade, count(grade))),
          row('none', score.noGrade, count(null)),
          { ...row('total', total, scores.length), total: true },
        ]}
      />
    </section>
  );
}
