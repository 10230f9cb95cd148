/** What the rules in force would have held of the last twelve months, and what became of it. */
import type { PortfolioReport } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { formatCount, moneyOrUnknown } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

const OUTCOMES = ['caught', 'missed', 'falseAlarm', 'cleared', 'open'] as const;
const LATE = ['lateCaught', 'lateMissed'] as const;

export function BackTest({ report: { backTest, currency } }: { report: PortfolioReport }) {
  const { language } = useWords();
  const common = useCommonStyles();
  const { portfolio: words } = creditWords(language);
  const { stopped, passed, byLateness, unknown, undated, holdOverdueDays } = backTest;
  const shown = (value: Money | null): string => moneyOrUnknown(value, currency);
  const counted = stopped.invoices + passed.invoices > 0;
  return (
    <Panel title={words.backTest}>
      <p className={common.small}>{words.backTestLead(formatCount(holdOverdueDays))}</p>
      {counted ? (
        <>
          <FiguresTable
            label={words.backTest}
            columns={[words.verdict, words.invoices, words.amount]}
            rows={(['stopped', 'passed'] as const).map((verdict) => ({
              key: verdict,
              name: words[verdict],
              cells: [formatCount(backTest[verdict].invoices), shown(backTest[verdict].amount)],
            }))}
          />
          {([30, 90] as const).map((days) => (
            <FiguresTable
              key={days}
              label={words.laterThan(formatCount(days))}
              columns={[words.laterThan(formatCount(days)), words.invoices, words.amount]}
              rows={[
                ...OUTCOMES.map((outcome) => ({
                  key: outcome,
                  name: words.outcomes[outcome],
                  cells: [
                    formatCount(byLateness[days][outcome].invoices),
                    shown(byLateness[days][outcome].amount),
                  ],
                })),
                ...LATE.map((late) => ({
                  key: late,
                  name: words[late],
                  cells: ['', shown(byLateness[days][late])],
                })),
              ]}
            />
          ))}
        </>
      ) : (
        <p className={common.text}>{words.noInvoices}</p>
      )}
      {unknown > 0 && <p className={common.small}>{words.notJudged(formatCount(unknown))}</p>}
      {undated > 0 && <p className={common.small}>{words.notDated(formatCount(undated))}</p>}
    </Panel>
  );
}
