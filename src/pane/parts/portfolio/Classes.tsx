/** The five classes, and what is set aside for bad debts. */
import type { PortfolioReport } from '../../../commands';
import { RISK_CLASS, RISK_CLASSES } from '../../../ledger/tables';
import { formatCount, moneyOrUnknown } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { whyWords } from '../../whyWords';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

export function Classes({ report }: { report: PortfolioReport }) {
  const { language } = useWords();
  const { portfolio: words } = creditWords(language);
  const { classes, currency } = report;
  const names = [...RISK_CLASSES, 'unknown' as const].filter(
    (name) => name !== 'unknown' || classes.unknown.customers > 0,
  );
  return (
    <Panel title={words.classes}>
      <FiguresTable
        label={words.class}
        columns={[words.class, words.customers, words.balance]}
        rows={names.map((name) => ({
          key: name,
          name: name === 'unknown' ? words.unknownClass : RISK_CLASS[name][language],
          cells: [formatCount(classes[name].customers), moneyOrUnknown(classes[name].balance, currency)],
        }))}
      />
      <Provision report={report} />
    </Panel>
  );
}

function Provision({ report: { provision, currency } }: { report: PortfolioReport }) {
  const { ui, language } = useWords();
  const words = creditWords(language);
  const common = useCommonStyles();
  const { portfolio } = words;
  const singles = provision.singles.map(({ customer, document, reason, base, amount: own }) => ({
    key: `single ${customer} ${document?.at.position ?? ''}`,
    name: (
      <>
        {[portfolio.singles, customer, document?.number ?? ''].join(' ')}
        {reason !== '' && <div className={common.small}>{reason}</div>}
      </>
    ),
    cells: [moneyOrUnknown(base, currency), moneyOrUnknown(own, currency)],
  }));
  const together = provision.portfolios
    .filter(({ base }) => base === null || !base.isZero())
    .map((part) => ({
      key: part.portfolio,
      name: portfolio.portfolios[part.portfolio],
      cells: [moneyOrUnknown(part.base, currency), moneyOrUnknown(part.amount, currency)],
    }));
  const why = provision.amount === null ? (provision.why ?? '') : null;
  return (
    <>
      <FiguresTable
        label={portfolio.provision}
        columns={[portfolio.provisionPart, portfolio.provisionBase, portfolio.provision]}
        rows={[
          ...together,
          ...singles,
          {
            key: 'total',
            name: words.total,
            cells: [moneyOrUnknown(provision.base, currency), moneyOrUnknown(provision.amount, currency)],
            total: true,
          },
        ]}
      />
      {why !== null && <p className={common.small}>{ui.common.unknown(whyWords(why, language))}</p>}
    </>
  );
}
