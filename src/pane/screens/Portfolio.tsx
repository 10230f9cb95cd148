/** Everything that is owed, as one: for whoever answers for the whole of it. */
import type { PortfolioReport } from '../../commands';
import { formatDay } from '../../text';
import { creditWords } from '../../text/credit';
import { useActions, usePaneState, useWords } from '../context';
import { Detail } from '../parts/Detail';
import { Freshness } from '../parts/Freshness';
import { Ageing } from '../parts/portfolio/Ageing';
import { BackTest } from '../parts/portfolio/BackTest';
import { Breaches } from '../parts/portfolio/Breaches';
import { Breakdown } from '../parts/portfolio/Breakdown';
import { Classes } from '../parts/portfolio/Classes';
import { Speed } from '../parts/portfolio/Speed';
import { TopFive } from '../parts/portfolio/TopFive';
import { Totals } from '../parts/portfolio/Totals';
import { Trend } from '../parts/portfolio/Trend';
import { useCommonStyles } from '../styles';
import { useLoaded } from '../useLoaded';

export default function Portfolio() {
  const portfolio = usePaneState((state) => state.portfolio);
  const { loadPortfolio, closePage } = useActions();
  const { language } = useWords();
  const words = creditWords(language);
  const load = (): void => void loadPortfolio();
  useLoaded(portfolio === null, load);
  return (
    <Detail title={words.portfolio.heading} onBack={closePage}>
      <Freshness answer={portfolio} load={load} />
      {portfolio && <Report report={portfolio.found} />}
    </Detail>
  );
}

function Report({ report }: { report: PortfolioReport }) {
  const { language } = useWords();
  const common = useCommonStyles();
  const words = creditWords(language);
  return (
    <>
      <p className={common.small}>{`${words.asOf(formatDay(report.asOf))} · ${words.portfolio.lead}`}</p>
      <Breaches report={report} />
      <Totals report={report} />
      <Ageing report={report} />
      <Breakdown report={report} />
      <Speed report={report} />
      <TopFive report={report} />
      <Classes report={report} />
      <Trend report={report} />
      <BackTest report={report} />
    </>
  );
}
