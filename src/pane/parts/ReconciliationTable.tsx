/** Every yuan of the sources on one side or the other: source = imported + skipped + rejected. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ImportReport } from '../../commands';
import type { Money } from '../../ledger/money';
import { formatMoney, lookUp } from '../../text';
import { useWords } from '../context';
import { printedDifferences } from '../importLines';
import { useCommonStyles } from '../styles';
import { Figure } from './Figure';
import { Notice } from './Notice';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '4px 12px', margin: 0 },
  measure: { paddingTop: '4px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

export function ReconciliationTable({ report }: { report: ImportReport }) {
  const { ui } = useWords();
  const common = useCommonStyles();
  if (report.reconciliation.length === 0) return null;
  return (
    <section className={common.card} aria-label={ui.import.reconciliation}>
      <h3 className={common.strong}>{ui.import.reconciliation}</h3>
      {report.reconciliation.map((line) => (
        <Measure key={line.measure} line={line} currency={report.currency} />
      ))}
    </section>
  );
}

type Line = ImportReport['reconciliation'][number];

function Measure({ line, currency }: { line: Line; currency: string }) {
  const { ui, reasons } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const amount = (value: Money): string => formatMoney(value, currency);
  const name = lookUp(reasons.measures, line.measure) ?? line.measure;
  return (
    <div className={mergeClasses(common.stack, styles.measure)}>
      <span className={common.text}>{name}</span>
      <dl className={styles.grid}>
        <Figure name={ui.import.source} value={amount(line.source)} />
        <Figure name={ui.import.importedAmount} value={amount(line.imported)} />
        {!line.skipped.isZero() && <Figure name={ui.import.skippedAmount} value={amount(line.skipped)} />}
        {!line.rejected.isZero() && (
          <Figure name={ui.import.rejectedAmount} value={amount(line.rejected)} alarming />
        )}
        {line.printedTotal && <Figure name={ui.import.printedTotal} value={amount(line.printedTotal)} />}
      </dl>
      {printedDifferences({ reconciliation: [line] }).map((difference) => (
        <Notice key={difference.toFixed()} tone="warning">
          {ui.import.printedDiffers(amount(difference))}
        </Notice>
      ))}
      <Notice tone={line.difference.isZero() ? 'success' : 'warning'}>
        {line.difference.isZero() ? ui.import.reconciled : ui.import.notReconciled(amount(line.difference))}
      </Notice>
    </div>
  );
}
