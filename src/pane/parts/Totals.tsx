/** The ledger in six figures. */
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { CheckReport } from '../../commands';
import type { Money } from '../../ledger/money';
import { formatCount, formatMoney } from '../../text';
import { useWords } from '../context';
import { isOverLimit } from '../customers';
import { useCommonStyles } from '../styles';
import { Figure } from './Figure';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px', margin: 0 },
});

export function Totals({ report }: { report: CheckReport }) {
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const { totals, currency, customers } = report;
  const overLimit = customers.filter(isOverLimit).length;
  const amount = (value: Money | null): string | null =>
    value === null ? null : formatMoney(value, currency);
  const overdue = amount(totals.overdue);
  return (
    <section className={common.card} aria-label={ui.totals.label}>
      <dl className={mergeClasses(styles.grid)}>
        <Figure name={ui.totals.balance} value={amount(totals.balance)} why={totals.why['balance']} />
        <Figure
          name={ui.totals.overdue}
          value={overdue !== null && totals.overdueAtLeast ? ui.card.overdueAtLeast(overdue) : overdue}
          why={totals.why['overdue']}
          alarming={totals.overdue?.isPositive() === true && !totals.overdue.isZero()}
        />
        <Figure name={ui.totals.exposure} value={amount(totals.exposure)} why={totals.why['exposure']} />
        <Figure name={ui.totals.unapplied} value={amount(totals.unapplied)} why={totals.why['unapplied']} />
        <Figure name={ui.totals.customers} value={ui.totals.households(formatCount(totals.customers))} />
        <Figure
          name={ui.totals.overLimit}
          value={ui.totals.households(formatCount(overLimit))}
          alarming={overLimit > 0}
        />
      </dl>
    </section>
  );
}
