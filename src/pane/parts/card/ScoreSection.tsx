/** Grade and score: how sure they are, what cost most, and what to collect next. */
import { makeStyles } from '@fluentui/react-components';
import type { AdvisedCustomer } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { CARD, CHARACTERISTIC } from '../../../ledger/tables';
import { formatDay, formatShare, lookUp, UNKNOWN_MARK } from '../../../text';
import { creditWords } from '../../../text/credit';
import { characteristicValue, POINT_DECIMALS } from '../../characteristics';
import { useActions, usePaneState, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { useLoaded } from '../../useLoaded';
import { Figure } from '../Figure';
import { FiguresTable } from '../FiguresTable';
import { Freshness } from '../Freshness';
import { Notice } from '../Notice';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px', margin: 0 },
  bullets: { margin: 0, paddingLeft: '18px' },
});

/** Missing ones beyond these are for later. */
const COLLECT_SHOWN_MAX = 5;

type Scored = AdvisedCustomer['score'];

export function ScoreSection({ customer }: { customer: string }) {
  const advised = usePaneState((state) => state.study.advised);
  const { adviseLimit } = useActions();
  const { language } = useWords();
  const common = useCommonStyles();
  const load = (): void => void adviseLimit(customer);
  useLoaded(advised === null, load);
  const scored = advised?.found.advised?.score;
  return (
    <>
      <Freshness answer={advised} load={load} />
      {advised && scored && (
        <>
          <Grades scored={scored} />
          <KnockOuts scored={scored} />
          <CostMost scored={scored} />
          <CollectNext scored={scored} />
          <p className={common.small}>{creditWords(language).asOf(formatDay(advised.found.asOf))}</p>
        </>
      )}
    </>
  );
}

const points = (value: Money | null): string => value?.toFixed(POINT_DECIMALS) ?? UNKNOWN_MARK;

function Grades({ scored: { score, gradeInForce, override } }: { scored: Scored }) {
  const { language } = useWords();
  const { score: words } = creditWords(language);
  const styles = useStyles();
  const common = useCommonStyles();
  const computed = score.grade ?? words.noGrade;
  return (
    <>
      <dl className={styles.grid}>
        <Figure name={words.grade} value={gradeInForce ?? words.noGrade} />
        <Figure name={words.score} value={score.score && points(score.score)} />
        <Figure name={words.coverage} value={formatShare(score.coverage)} />
        <Figure name={words.band} value={words.bandValue(points(score.worst), points(score.best))} />
      </dl>
      {override !== null && (
        <p className={common.text}>
          {override.until === null
            ? words.byHand(computed)
            : words.byHandUntil(computed, formatDay(override.until))}
        </p>
      )}
      {override === null && score.grade === null && <p className={common.text}>{words.lowCoverage}</p>}
      <p className={common.small}>{`${words.card} ${CARD[score.card][language]} · ${words.bandHint}`}</p>
    </>
  );
}

function KnockOuts({ scored: { score } }: { scored: Scored }) {
  const { language, reasons } = useWords();
  const { score: words } = creditWords(language);
  const common = useCommonStyles();
  if (score.knockOuts.length === 0) return <p className={common.text}>{words.noKnockOuts}</p>;
  return (
    <>
      <h4 className={common.strong}>{words.knockOuts}</h4>
      {score.knockOuts.map(({ id, cap }) => (
        <Notice key={id} tone="warning">
          {words.knockOut(lookUp(reasons.knockOuts, id) ?? id, cap)}
        </Notice>
      ))}
    </>
  );
}

function CostMost({ scored: { score } }: { scored: Scored }) {
  const { language } = useWords();
  const { score: words } = creditWords(language);
  const common = useCommonStyles();
  const lines = score.costMost.flatMap(
    (characteristic) => score.lines.find((line) => line.characteristic === characteristic) ?? [],
  );
  if (lines.length === 0) return <p className={common.text}>{words.nothingLost}</p>;
  return (
    <>
      <h4 className={common.strong}>{words.costMost}</h4>
      <FiguresTable
        label={words.costMost}
        columns={[words.item, words.value, words.points, words.weight]}
        rows={lines.map((line) => ({
          key: line.characteristic,
          name: CHARACTERISTIC[line.characteristic][language],
          cells: [characteristicValue(line, language), points(line.points), line.weight.toFixed()],
        }))}
      />
    </>
  );
}

function CollectNext({ scored: { score } }: { scored: Scored }) {
  const { language } = useWords();
  const { score: words } = creditWords(language);
  const styles = useStyles();
  const common = useCommonStyles();
  const missing = score.collectNext.slice(0, COLLECT_SHOWN_MAX).flatMap((characteristic) => {
    const line = score.lines.find((each) => each.characteristic === characteristic);
    return line ? [line] : [];
  });
  return (
    <>
      <h4 className={common.strong}>{words.collectNext}</h4>
      {missing.length === 0 ? (
        <p className={common.text}>{words.complete}</p>
      ) : (
        <ul className={styles.bullets}>
          {missing.map(({ characteristic, narrows }) => (
            <li key={characteristic} className={common.text}>
              {`${CHARACTERISTIC[characteristic][language]} `}
              <span className={common.small}>{words.narrows(points(narrows))}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
