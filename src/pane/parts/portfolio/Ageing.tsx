/** The ageing of everything that is open. */
import type { Ageing as Buckets, PortfolioReport } from '../../../commands';
import { BUCKETS } from '../../../ledger/tables';
import { whySentence } from '../../../text/analysis';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { AgeingChart } from '../AgeingChart';
import { Panel } from './Panel';

export function Ageing({ report: { ageing, currency } }: { report: PortfolioReport }) {
  const { ui, language } = useWords();
  const { portfolio: words } = creditWords(language);
  const common = useCommonStyles();
  const { buckets, why } = ageing;
  return (
    <Panel title={words.ageing}>
      {allKnown(buckets) ? (
        <AgeingChart ageing={buckets} currency={currency} />
      ) : (
        <p className={common.text}>{ui.common.unknown(whySentence(why ?? '', language))}</p>
      )}
    </Panel>
  );
}

function allKnown(buckets: PortfolioReport['ageing']['buckets']): buckets is Buckets {
  return BUCKETS.every((bucket) => buckets[bucket] !== null);
}
