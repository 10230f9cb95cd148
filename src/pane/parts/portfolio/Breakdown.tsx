/** The portfolio by salesperson, region, industry or grade: what each owes, and how much of it is late. */
import { useState } from 'react';
import type { PortfolioReport } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { formatShare, UNKNOWN_MARK } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { Choice } from '../Choice';
import { FiguresTable } from '../FiguresTable';
import { columnUnit } from './columnUnit';
import { Panel } from './Panel';

type Dimension = keyof PortfolioReport['by'];
const DIMENSIONS: readonly Dimension[] = ['salesperson', 'region', 'industry', 'grade'];

export function Breakdown({ report: { by, currency, statistics } }: { report: PortfolioReport }) {
  const { language } = useWords();
  const common = useCommonStyles();
  const words = creditWords(language);
  const { portfolio } = words;
  const [dimension, setDimension] = useState<Dimension>('salesperson');
  const unit = columnUnit([statistics.balance, statistics.overdue], currency, words);
  const { shown } = unit;
  const rate = (value: Money | null): string => (value === null ? UNKNOWN_MARK : formatShare(value));
  const rows = by[dimension];
  return (
    <Panel title={portfolio.by}>
      <Choice
        label={portfolio.byWhat}
        value={dimension}
        options={DIMENSIONS.map((value) => ({ value, name: portfolio.dimensions[value] }))}
        onChange={setDimension}
      />
      <FiguresTable
        label={portfolio.by}
        columns={[
          portfolio.dimensions[dimension],
          portfolio.balance,
          portfolio.overdue,
          portfolio.overdueRate,
        ]}
        rows={[
          ...rows.map(({ name, balance, overdue, overdueRate }) => ({
            key: name,
            name: name === '' ? portfolio.notSaid : name,
            cells: [shown(balance), shown(overdue), rate(overdueRate)],
          })),
          {
            key: ' total',
            name: words.total,
            cells: [shown(statistics.balance), shown(statistics.overdue), rate(statistics.overdueRate)],
            total: true,
          },
        ]}
      />
      <p className={common.small}>{portfolio.amountsIn(unit.name)}</p>
      {rows.some(({ overdueAtLeast }) => overdueAtLeast) && (
        <p className={common.small}>{portfolio.byLeast}</p>
      )}
    </Panel>
  );
}
