/** Twelve months as they were. */
import type { PortfolioReport } from '../../../commands';
import { formatDay } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { FiguresTable } from '../FiguresTable';
import { columnUnit } from './columnUnit';
import { Panel } from './Panel';

/** `2026-05` of an ISO day. */
const MONTH_CHARACTERS = 7;

const FIGURES = ['balance', 'overdue', 'sales', 'collections'] as const;

export function Trend({ report: { trend, currency } }: { report: PortfolioReport }) {
  const { language } = useWords();
  const credit = creditWords(language);
  const { portfolio: words } = credit;
  const common = useCommonStyles();
  const amounts = trend.flatMap((point) => FIGURES.map((figure) => point[figure]));
  const { shown, name } = columnUnit(amounts, currency, credit);
  return (
    <Panel title={words.trend}>
      <FiguresTable
        label={words.trend}
        columns={[words.month, words.balance, words.overdue, words.monthSales, words.monthCollections]}
        rows={[...trend].reverse().map((point) => ({
          key: formatDay(point.day),
          name: (
            <>
              {formatDay(point.day).slice(0, MONTH_CHARACTERS)}
              {!point.whole && <div className={common.small}>{words.running}</div>}
            </>
          ),
          cells: FIGURES.map((figure) => shown(point[figure])),
        }))}
      />
      <p className={common.small}>{words.trendNote(name)}</p>
      {trend.some(({ balance }) => balance === null) && <p className={common.small}>{words.unknownPoint}</p>}
    </Panel>
  );
}
