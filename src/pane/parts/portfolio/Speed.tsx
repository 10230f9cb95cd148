/** How fast sales become money: days sales outstanding in three ways, and how well what was due was collected. */
import type { PortfolioReport } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { formatDay, formatShare, UNKNOWN_MARK } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { whyWords } from '../../whyWords';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

const DAY_DECIMALS = 1;

export function Speed({ report: { dso } }: { report: PortfolioReport }) {
  const { ui, language } = useWords();
  const words = creditWords(language);
  const common = useCommonStyles();
  const days = (value: Money): string => words.behaviour.days(value.toFixed(DAY_DECIMALS));
  const shown = (value: string | null, why: string | undefined) =>
    value ?? (
      <>
        {UNKNOWN_MARK}
        {why !== undefined && (
          <div className={common.small}>{ui.common.unknown(whyWords(why, language))}</div>
        )}
      </>
    );
  if (dso === null) {
    return (
      <Panel title={words.portfolio.speed}>
        <p className={common.text}>{ui.common.unknown(whyWords('unreadable', language))}</p>
      </Panel>
    );
  }
  const { simple, bestPossible, averageDaysDelinquent: delinquent, countBack, why, window } = dso;
  const counted = countBack?.days.toFixed(DAY_DECIMALS);
  const back =
    countBack && counted !== undefined
      ? countBack.atLeast
        ? words.behaviour.daysAtLeast(counted)
        : words.behaviour.days(counted)
      : null;
  const effectiveness = dso.collectionEffectiveness;
  const { portfolio } = words;
  return (
    <Panel title={portfolio.speed}>
      <FiguresTable
        label={portfolio.speed}
        rows={[
          { key: 'simple', name: portfolio.dsoSimple, cells: [shown(simple && days(simple), why.simple)] },
          { key: 'back', name: portfolio.dsoCountBack, cells: [shown(back, why.countBack)] },
          {
            key: 'best',
            name: portfolio.dsoBest,
            cells: [shown(bestPossible && days(bestPossible), why.simple)],
          },
          {
            key: 'late',
            name: portfolio.delinquent,
            cells: [shown(delinquent && days(delinquent), why.simple)],
          },
          {
            key: 'cei',
            name: portfolio.cei,
            cells: [shown(effectiveness && formatShare(effectiveness), why.collectionEffectiveness)],
          },
        ]}
      />
      {window && (
        <p className={common.small}>{portfolio.window(formatDay(window.from), formatDay(window.to))}</p>
      )}
    </Panel>
  );
}
