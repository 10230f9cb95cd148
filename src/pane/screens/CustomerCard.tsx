/** One customer: limit and use, what is open and how late, and every warning about it. */
import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useMemo } from 'react';
import type { CheckOutcome, CustomerFigures } from '../../commands';
import type { Money } from '../../ledger/money';
import { cellAddress } from '../../ledger/records';
import { LIMIT_STATE } from '../../ledger/tables';
import { formatCount, formatDay, formatMoney, type Messages } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { isOverLimit } from '../customers';
import { AgeingChart } from '../parts/AgeingChart';
import { Detail } from '../parts/Detail';
import { Figure } from '../parts/Figure';
import { UtilisationMeter } from '../parts/UtilisationMeter';
import { WarningRow } from '../parts/WarningRow';
import { useCommonStyles } from '../styles';
import { warningsOf } from '../warnings';

/** What few open at first sight, and what it takes to say it, is fetched with the first card. */
const CreditSections = lazy(() => import('../parts/card/CreditSections'));

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px', margin: 0 },
});

export function CustomerCard({ customer }: { customer: string }) {
  const outcome = usePaneState((state) => state.outcome);
  const { closeCustomer } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  const figures = outcome?.report.customers.find(({ id }) => id === customer);
  return (
    <Detail title={figures?.name || customer} onBack={closeCustomer}>
      {outcome && figures ? (
        <Card outcome={outcome} figures={figures} />
      ) : (
        <p className={common.text}>{ui.card.gone}</p>
      )}
    </Detail>
  );
}

function Card({ outcome, figures }: { outcome: CheckOutcome; figures: CustomerFigures }) {
  const { goTo } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  const { at } = figures;
  return (
    <>
      <div className={common.spread}>
        <span className={common.small}>{figures.id}</span>
        <span className={common.small}>{ui.check.asOf(formatDay(outcome.asOf))}</span>
        {at === null ? (
          <span className={common.small}>{ui.customers.notInTable}</span>
        ) : (
          <Button size="small" onClick={() => void goTo(cellAddress(outcome.ledger, at, 'name'))}>
            {ui.card.goTo}
          </Button>
        )}
      </div>
      <LimitSection figures={figures} />
      <ReceivablesSection figures={figures} />
      <Suspense fallback={<p className={common.text}>{ui.common.loading}</p>}>
        <CreditSections key={figures.id} outcome={outcome} figures={figures} />
      </Suspense>
      <OwnWarnings outcome={outcome} customer={figures.id} />
    </>
  );
}

function LimitSection({ figures }: { figures: CustomerFigures }) {
  const words = useWords();
  const { ui, language } = words;
  const styles = useStyles();
  const common = useCommonStyles();
  const { limit, why, available } = figures;
  const amount = amountIn(figures.currency);
  return (
    <section className={common.card} aria-label={ui.card.limit}>
      <UtilisationMeter figures={figures} named />
      <dl className={styles.grid}>
        <Figure name={ui.card.effective} value={amount(figures.effective)} why={why['effective']} />
        <Figure name={ui.card.exposure} value={amount(figures.exposure)} why={why['exposure']} />
        <Figure
          name={ui.card.available}
          value={amount(available)}
          why={why['available']}
          alarming={isOverLimit(figures)}
        />
        <Figure name={ui.card.limitState} value={LIMIT_STATE[limit.state][language]} />
        <LimitParts figures={figures} words={words} />
      </dl>
    </section>
  );
}

/** What the limit is made of, where it is made of more than its base. */
function LimitParts({ figures, words }: { figures: CustomerFigures; words: Messages }) {
  const { ui } = words;
  const { limit, currency } = figures;
  const amount = amountIn(currency);
  const composed = !limit.temporary.isZero() || !limit.collateral.isZero();
  return (
    <>
      {limit.endsOn !== null && <Figure name={ui.card.endsOn} value={formatDay(limit.endsOn)} />}
      {composed && limit.base !== null && <Figure name={ui.card.base} value={amount(limit.base)} />}
      {!limit.temporary.isZero() && <Figure name={ui.card.temporary} value={amount(limit.temporary)} />}
      {!limit.collateral.isZero() && <Figure name={ui.card.collateral} value={amount(limit.collateral)} />}
    </>
  );
}

function ReceivablesSection({ figures }: { figures: CustomerFigures }) {
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const { currency, why, overdue, longestOverdue } = figures;
  const amount = amountIn(currency);
  const late = overdue !== null && !overdue.isZero();
  const overdueText = amount(overdue);
  return (
    <section className={common.card} aria-label={ui.card.ageing}>
      <dl className={styles.grid}>
        <Figure name={ui.card.balance} value={amount(figures.balance)} why={why['balance']} />
        <Figure
          name={ui.card.overdue}
          value={
            overdueText !== null && figures.overdueAtLeast ? ui.card.overdueAtLeast(overdueText) : overdueText
          }
          why={why['overdue']}
          alarming={late}
        />
        <Figure
          name={ui.card.longestOverdue}
          value={longestOverdue === null ? null : ui.card.days(formatCount(longestOverdue))}
          why={why['longestOverdue']}
        />
        <Figure name={ui.card.unapplied} value={amount(figures.unapplied)} why={why['unapplied']} />
        <OtherCurrencies figures={figures} />
      </dl>
      <h3 className={common.heading}>{ui.card.ageing}</h3>
      {figures.ageing === null ? (
        <dl className={styles.grid}>
          <Figure name={ui.card.ageing} value={null} why={why['ageing']} />
        </dl>
      ) : (
        <AgeingChart ageing={figures.ageing} currency={currency} />
      )}
    </section>
  );
}

function OtherCurrencies({ figures }: { figures: CustomerFigures }) {
  const { ui } = useWords();
  return Object.entries(figures.byCurrency)
    .filter(([currency]) => currency !== figures.currency)
    .map(([currency, { balance }]) => (
      <Figure key={currency} name={ui.card.balanceOf(currency)} value={formatMoney(balance, currency)} />
    ));
}

function OwnWarnings({ outcome, customer }: { outcome: CheckOutcome; customer: string }) {
  const words = useWords();
  const common = useCommonStyles();
  const warnings = useMemo(
    () => warningsOf(outcome, words).filter((warning) => warning.customerId === customer),
    [outcome, words, customer],
  );
  return (
    <section className={common.stack} aria-label={words.ui.card.findings}>
      <h3 className={common.heading}>{words.ui.card.findings}</h3>
      {warnings.length === 0 && <p className={common.text}>{words.ui.card.noFindings}</p>}
      <ul className={common.list}>
        {warnings.map((warning) => (
          <li key={warning.key}>
            <WarningRow warning={warning} tabIndex={0} onCard />
          </li>
        ))}
      </ul>
    </section>
  );
}

function amountIn(currency: string): (value: Money | null) => string | null {
  return (value) => (value === null ? null : formatMoney(value, currency));
}
