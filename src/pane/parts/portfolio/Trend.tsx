/** Twelve months as they were. */
import type { PortfolioReport } from '../../../commands';
import { Exact, ZERO, type Money } from '../../../ledger/money';
import { formatCount, formatDay, UNKNOWN_MARK } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

/** From here on the columns would not fit beside each other: the unit is then ten thousand. */
const LARGE = new Exact(1_000_000);
const TEN_THOUSAND = new Exact(10_000);
const ONE = new Exact(1);
/** `2026-05` of an ISO day. */
const MONTH_CHARACTERS = 7;

const FIGURES = ['balance', 'overdue', 'sales', 'collections'] as const;

export function Trend({ report: { trend, currency } }: { report: PortfolioReport }) {
  const { language } = useWords();
  const { portfolio: words } = creditWords(language);
  const common = useCommonStyles();
  const amounts = trend.flatMap((point) => FIGURES.map((figure) => point[figure] ?? ZERO));
  const large = amounts.some((amount) => amount.abs().gte(LARGE));
  const unit = large ? TEN_THOUSAND : ONE;
  const shown = (value: Money | null): string =>
    value === null ? UNKNOWN_MARK : formatCount(value.div(unit).round().toNumber());
  const unitWords = large ? words.unitLarge(currency) : words.unit(currency);
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
      <p className={common.small}>{words.trendNote(unitWords)}</p>
      {trend.some(({ balance }) => balance === null) && <p className={common.small}>{words.unknownPoint}</p>}
    </Panel>
  );
}
