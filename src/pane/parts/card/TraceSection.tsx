/** A figure taken apart into the rows that made it, each with the way to its cell; together they are the figure. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { CheckOutcome, CustomerFigures, TracedFigure, TraceLine } from '../../../commands';
import { sumMoney } from '../../../ledger/money';
import { cellAddress, type LedgerDocument } from '../../../ledger/records';
import { BUCKET, BUCKETS, DOCUMENT_KIND } from '../../../ledger/tables';
import { formatCount, formatDay, formatMoney } from '../../../text';
import { whySentence } from '../../../text/analysis';
import { creditWords } from '../../../text/credit';
import { useActions, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { Choice } from '../Choice';

const FIGURES = [
  'balance',
  'exposure',
  'overdue',
  'unapplied',
  'disputed',
  'retention',
  'notes',
  'deliveries',
  'orders',
  'writtenOff',
] as const;

/** Rows shown at once, the largest first: more are asked for. */
const SHOWN = 50;

const useStyles = makeStyles({
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: '8px',
    width: '100%',
    padding: '4px 0',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  amount: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', textAlign: 'right' },
});

export function TraceSection({ outcome, figures }: { outcome: CheckOutcome; figures: CustomerFigures }) {
  const { language } = useWords();
  const { trace: words } = creditWords(language);
  const [figure, setFigure] = useState<TracedFigure>('balance');
  const options = [
    ...FIGURES.map((value) => ({ value, name: words.figures[value] })),
    ...BUCKETS.map((value) => ({ value, name: words.bucket(BUCKET[value][language]) })),
  ];
  return (
    <>
      <Choice label={words.figure} value={figure} options={options} onChange={setFigure} />
      <Lines key={figure} outcome={outcome} figures={figures} figure={figure} />
    </>
  );
}

interface LinesProps {
  readonly outcome: CheckOutcome;
  readonly figures: CustomerFigures;
  readonly figure: TracedFigure;
}

function Lines({ outcome, figures: { id, currency, why }, figure }: LinesProps) {
  const { ui, language } = useWords();
  const { trace: words } = creditWords(language);
  const common = useCommonStyles();
  const styles = useStyles();
  const [shown, setShown] = useState(SHOWN);
  const lines = useMemo(() => outcome.trace(id, figure), [outcome, id, figure]);
  const sorted = useMemo(
    () => (lines ? [...lines].sort((a, b) => b.amount.abs().comparedTo(a.amount.abs())) : []),
    [lines],
  );
  const documents = useMemo(
    () => new Map(outcome.ledger.documents.map((document) => [document.at.position, document])),
    [outcome],
  );
  if (lines === null) {
    const reason = whySentence(why[figure] ?? why['balance'] ?? '', language);
    return <p className={common.text}>{ui.common.unknown(reason)}</p>;
  }
  if (lines.length === 0) return <p className={common.text}>{words.none}</p>;
  return (
    <>
      <div className={common.spread}>
        <span className={common.strong}>{words.sum}</span>
        <span className={common.strong}>
          {formatMoney(sumMoney(lines.map(({ amount }) => amount)), currency)}
        </span>
      </div>
      <span className={common.small}>{words.rows(formatCount(lines.length))}</span>
      <ul className={styles.lines} aria-label={words.heading}>
        {sorted.slice(0, shown).map((line, index) => (
          // Two parts of one document may stand in one cell.
          <li key={`${line.at.position} ${line.column} ${index}`}>
            <Line
              line={line}
              document={documents.get(line.at.position)}
              cell={cellAddress(outcome.ledger, line.at, line.column)}
              currency={currency}
            />
          </li>
        ))}
      </ul>
      {sorted.length > shown && (
        <Button size="small" onClick={() => setShown(shown + SHOWN)}>
          {words.more(formatCount(Math.min(SHOWN, sorted.length - shown)))}
        </Button>
      )}
    </>
  );
}

interface LineProps {
  readonly line: TraceLine;
  readonly document: LedgerDocument | undefined;
  readonly cell: string;
  readonly currency: string;
}

function Line({ line, document, cell, currency }: LineProps) {
  const { goTo } = useActions();
  const { language } = useWords();
  const { trace: words } = creditWords(language);
  const common = useCommonStyles();
  const styles = useStyles();
  return (
    <button type="button" className={styles.line} title={words.cell(cell)} onClick={() => void goTo(cell)}>
      <span className={common.tight}>
        <span>
          {document && `${DOCUMENT_KIND[document.kind][language]} ${document.number || words.unnumbered}`}
        </span>
        <span className={common.small}>
          {[
            cell,
            ...(document ? [formatDay(document.date)] : []),
            ...(line.due === null ? [] : [words.due(formatDay(line.due))]),
            ...(line.extendedTo === null ? [] : [words.extendedTo(formatDay(line.extendedTo))]),
          ].join(' · ')}
        </span>
      </span>
      <span className={styles.amount}>
        <span>{formatMoney(line.amount, currency)}</span>
        {line.currency !== currency && (
          <span className={common.small}> {formatMoney(line.original, line.currency)}</span>
        )}
      </span>
    </button>
  );
}
