/** The sums of the portfolio, and what of it is late. */
import type { PortfolioReport } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { formatCount, formatShare, moneyOrUnknown, UNKNOWN_MARK } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { whyWords } from '../../whyWords';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

const SUMS = ['balance', 'overdue', 'exposure', 'unapplied', 'retention', 'sales', 'collections'] as const;

export function Totals({ report: { statistics, currency } }: { report: PortfolioReport }) {
  const { ui, language } = useWords();
  const { portfolio: words } = creditWords(language);
  const common = useCommonStyles();
  const { overdueAtLeast, overdueRate, customers, why } = statistics;
  const shown = (value: Money | null): string => moneyOrUnknown(value, currency);
  const rows = SUMS.map((sum) => {
    const amount = shown(statistics[sum]);
    const least = sum === 'overdue' && overdueAtLeast && statistics[sum] !== null;
    return { key: sum, name: words[sum], cells: [least ? words.overdueAtLeast(amount) : amount] };
  });
  const rate = {
    key: 'rate',
    name: words.overdueRate,
    cells: [overdueRate === null ? UNKNOWN_MARK : formatShare(overdueRate)],
  };
  const count = {
    key: 'customers',
    name: words.customers,
    cells: [words.households(formatCount(customers))],
  };
  return (
    <Panel title={words.totals}>
      <FiguresTable label={words.totals} rows={[count, ...rows.slice(0, 2), rate, ...rows.slice(2)]} />
      {why !== null && <p className={common.small}>{ui.common.unknown(whyWords(why, language))}</p>}
    </Panel>
  );
}
