/** What came of asking about a shipment: the verdict in words, what it does to the exposure, and every reason. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons';
import type { CustomerFigures } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { LIMIT_STATE } from '../../../ledger/tables';
import { formatCount, formatDay, formatMoney } from '../../../text';
import { analysisWords, reasonSentence, releaseSentence } from '../../../text/analysis';
import { creditWords, type CreditWords } from '../../../text/credit';
import { useActions, usePane, usePaneState, useWords } from '../../context';
import { cellOfReason, type Reason } from '../../reasonCells';
import type { Decided } from '../../state';
import { useCommonStyles } from '../../styles';
import { Figure } from '../Figure';
import { Notice } from '../Notice';
import { useRowStyles } from '../rowStyles';
import { useSeverityStyles } from '../SeverityMark';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px', margin: 0 },
  mark: { display: 'inline-flex', alignItems: 'center', gap: '4px', fontWeight: tokens.fontWeightSemibold },
});

const TONE = { pass: 'success', warn: 'warning', hold: 'error' } as const;

export interface VerdictProps {
  readonly decided: Decided;
  /** False: the ledger may have changed since. */
  readonly fresh: boolean;
  /** Of the customer that was asked about. */
  readonly figures: CustomerFigures;
}

export function Verdict({ decided, fresh, figures: own }: VerdictProps) {
  const { today } = usePane();
  const { language } = useWords();
  const common = useCommonStyles();
  const words = creditWords(language);
  const { asOf, amount, order, decision } = decided;
  const payer = usePaneState((state) =>
    state.outcome?.report.customers.find(({ id }) => id === decision.decidedBy),
  );
  const figures = payer ?? own;
  const shown = formatMoney(amount, own.currency);
  const holds = decision.reasons.filter(({ severity }) => severity === 'hold');
  const warnings = decision.reasons.filter(({ severity }) => severity === 'warn');
  return (
    <>
      {!fresh && <Notice tone="warning">{words.outdated}</Notice>}
      <Notice tone={TONE[decision.decision]}>
        <p className={common.heading}>{analysisWords(language).decisions[decision.decision]}</p>
        <p className={common.small}>
          {order === null
            ? words.shipment.asked(shown, formatDay(asOf))
            : words.shipment.askedOrder(shown, order, formatDay(asOf))}
        </p>
      </Notice>
      {figures.id !== own.id && <p className={common.text}>{words.shipment.payer(figures.name)}</p>}
      <Effect decided={decided} currency={own.currency} figures={figures} words={words.shipment} />
      <Reasons title={words.shipment.holds(formatCount(holds.length))} reasons={holds} figures={figures} />
      <Reasons
        title={words.shipment.warnings(formatCount(warnings.length))}
        reasons={warnings}
        figures={figures}
      />
      {asOf !== today() && <p className={common.small}>{words.shipment.notToday}</p>}
    </>
  );
}

interface EffectProps {
  /** Of the amount asked about. */
  readonly currency: string;
  readonly decided: Decided;
  /** Of whom it was decided by. */
  readonly figures: CustomerFigures;
  readonly words: CreditWords['shipment'];
}

function Effect({ decided, currency, figures, words }: EffectProps) {
  const { language } = useWords();
  const styles = useStyles();
  const { added, exposureAfter, effective } = decided.decision;
  const shown = (value: Money | null): string | null =>
    value === null ? null : formatMoney(value, figures.currency);
  const left = effective && exposureAfter && effective.minus(exposureAfter);
  return (
    <>
      <dl className={styles.grid}>
        <Figure name={words.added} value={shown(added)} />
        <Figure name={words.after} value={shown(exposureAfter)} />
        <Figure
          name={words.effective}
          value={shown(effective) ?? LIMIT_STATE[figures.limit.state][language]}
        />
        <Figure name={words.left} value={shown(left)} alarming={left?.isNegative() === true} />
      </dl>
      <OrderNote decided={decided} currency={currency} words={words} />
    </>
  );
}

/** What the order, or a credit, takes off what the shipment adds. */
function OrderNote({
  decided: { amount, order, decision },
  currency,
  words,
}: {
  decided: Decided;
  currency: string;
  words: CreditWords['shipment'];
}) {
  const common = useCommonStyles();
  const { added, covered } = decision;
  // Two currencies have no difference.
  const known = order !== null && added !== null && currency === decision.currency;
  const held = known ? amount.minus(added) : null;
  return (
    <>
      {held !== null && (
        <p className={common.small}>
          {held.isZero() ? words.orderUnknown : words.orderHolds(formatMoney(held, currency))}
        </p>
      )}
      {covered && <p className={common.small}>{words.covered}</p>}
    </>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly Reason[];
  readonly figures: CustomerFigures;
}

function Reasons({ title, reasons, figures }: ReasonsProps) {
  const common = useCommonStyles();
  if (reasons.length === 0) return null;
  return (
    <>
      <h4 className={common.strong}>{title}</h4>
      <ul className={common.list} aria-label={title}>
        {reasons.map((reason, index) => (
          <li key={`${reason.rule} ${index}`}>
            <ReasonRow reason={reason} figures={figures} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A reason; pressing it shows the cell it comes from. */
function ReasonRow({ reason, figures }: { reason: Reason; figures: CustomerFigures }) {
  const outcome = usePaneState((state) => state.outcome);
  const { goTo } = useActions();
  const { ui, language } = useWords();
  const { shipment: words } = creditWords(language);
  const styles = useStyles();
  const rows = useRowStyles();
  const colours = useSeverityStyles();
  const common = useCommonStyles();
  const held = reason.severity === 'hold';
  const Icon = held ? ErrorCircle16Filled : Warning16Filled;
  const cell = outcome && cellOfReason(reason, outcome, figures);
  return (
    <div className={mergeClasses(rows.row, held ? rows.edgehigh : rows.edgemedium)}>
      <button
        type="button"
        className={rows.control}
        title={cell === null ? undefined : ui.findings.cell(cell)}
        onClick={() => {
          if (cell !== null) void goTo(cell);
        }}
      >
        <span className={common.spread}>
          <span className={mergeClasses(styles.mark, held ? colours.high : colours.medium)}>
            <Icon aria-hidden />
            {held ? words.hold : words.warn}
          </span>
          <span className={common.small}>{cell}</span>
        </span>
        <span className={mergeClasses(common.text, common.figure)}>{reasonSentence(reason, language)}</span>
        <Releases reason={reason} />
      </button>
    </div>
  );
}

function Releases({ reason: { releasedBy } }: { reason: Reason }) {
  const outcome = usePaneState((state) => state.outcome);
  const { language } = useWords();
  const { shipment: words } = creditWords(language);
  const common = useCommonStyles();
  if (releasedBy.length === 0) return null;
  const nameOf = (id: string): string =>
    outcome?.report.customers.find((customer) => customer.id === id)?.name ?? id;
  const sentences = releasedBy.map((release) =>
    releaseSentence(
      {
        ...release,
        ...('customer' in release ? { customer: nameOf(release.customer) } : {}),
        ...('by' in release ? { by: formatDay(release.by) } : {}),
      } as Parameters<typeof releaseSentence>[0],
      language,
    ),
  );
  return <span className={common.small}>{words.release(sentences.join(words.or))}</span>;
}
