/** Customers whose limit will not do if sales and payments go on as they did; the soonest first. */
import type { PortfolioReport } from '../../../commands';
import type { Day } from '../../../ledger/day';
import type { Money } from '../../../ledger/money';
import { formatCount, formatDay, formatShare } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { CustomerLink } from '../CustomerLink';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

/** More are counted, not listed. */
const SHOWN_MAX = 20;

interface Breach {
  readonly id: string;
  readonly name: string;
  readonly day: Day;
  readonly peak: Money | null;
}

export function Breaches({ report }: { report: PortfolioReport }) {
  const { language } = useWords();
  const { portfolio: words } = creditWords(language);
  const common = useCommonStyles();
  const breaches = breachesOf(report);
  const ahead = breaches.filter(({ day }) => day !== report.asOf);
  const now = breaches.length - ahead.length;
  const more = ahead.length - SHOWN_MAX;
  return (
    <Panel title={words.breach}>
      <p className={common.small}>{words.breachLead(formatCount(horizonOf(report)))}</p>
      {ahead.length === 0 ? (
        <p className={common.text}>{words.breachNone}</p>
      ) : (
        <FiguresTable
          label={words.breach}
          columns={[words.customer, words.breachOn, words.peak]}
          rows={ahead.slice(0, SHOWN_MAX).map(({ id, name, day, peak }) => ({
            key: id,
            name: <CustomerLink id={id} name={name} />,
            cells: [formatDay(day), peak === null ? words.noLimitThen : formatShare(peak)],
          }))}
        />
      )}
      {more > 0 && <p className={common.small}>{words.more(formatCount(more))}</p>}
      {now > 0 && <p className={common.small}>{words.breachNow(formatCount(now))}</p>}
    </Panel>
  );
}

function breachesOf({ forecast }: PortfolioReport): Breach[] {
  return forecast
    .flatMap(({ id, name, forecast: own }): Breach[] => {
      const path = own?.atRecentPace;
      return path && path.breachedOn !== null
        ? [{ id, name, day: path.breachedOn, peak: path.peak.utilisation }]
        : [];
    })
    .sort((a, b) => a.day - b.day);
}

/** How many days ahead the forecast looks; the same for all. */
function horizonOf({ forecast, asOf }: PortfolioReport): number {
  const known = forecast.find(({ forecast: own }) => own !== null)?.forecast;
  const last = known?.noNewSales.points.at(-1)?.day ?? asOf;
  return last - asOf;
}
