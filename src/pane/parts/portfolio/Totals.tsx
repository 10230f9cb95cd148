/** The sums of the portfolio, and what of it is late. */
import type { PortfolioReport } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { formatCount, formatMoney, formatShare } from '../../../text';
import { whySentence } from '../../../text/analysis';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { Figure } from '../Figure';
import { Panel, useGridStyles } from './Panel';

export function Totals({ report: { statistics, currency } }: { report: PortfolioReport }) {
  const { ui, language } = useWords();
  const { portfolio: words } = creditWords(language);
  const styles = useGridStyles();
  const common = useCommonStyles();
  const { overdue, overdueAtLeast, overdueRate, why } = statistics;
  const shown = (value: Money | null): string | null => value && formatMoney(value, currency);
  const late = shown(overdue);
  return (
    <Panel title={words.totals}>
      <dl className={styles.grid}>
        <Figure name={words.balance} value={shown(statistics.balance)} />
        <Figure name={words.exposure} value={shown(statistics.exposure)} />
        <Figure
          name={words.overdue}
          value={late !== null && overdueAtLeast ? words.overdueAtLeast(late) : late}
          alarming={overdue?.gt(0) === true}
        />
        <Figure name={words.overdueRate} value={overdueRate && formatShare(overdueRate)} />
        <Figure name={words.unapplied} value={shown(statistics.unapplied)} />
        <Figure name={words.retention} value={shown(statistics.retention)} />
        <Figure name={words.sales} value={shown(statistics.sales)} />
        <Figure name={words.collections} value={shown(statistics.collections)} />
        <Figure name={words.customers} value={words.households(formatCount(statistics.customers))} />
      </dl>
      {why !== null && <p className={common.small}>{ui.common.unknown(whySentence(why, language))}</p>}
    </Panel>
  );
}
