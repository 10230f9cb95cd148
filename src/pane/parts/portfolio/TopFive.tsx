/** With whom most of the exposure lies; companies of a group count as one. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { PortfolioReport } from '../../../commands';
import { formatMoney, formatShare } from '../../../text';
import { creditWords } from '../../../text/credit';
import { usePaneState, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { CustomerLink } from '../CustomerLink';
import { FiguresTable } from '../FiguresTable';
import { Panel } from './Panel';

const SHOWN = 5;
const FORCED = '@media (forced-colors: active)';

const useStyles = makeStyles({
  track: { height: '4px', marginTop: '3px', backgroundColor: tokens.colorNeutralBackground6 },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    [FORCED]: { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
  },
});

export function TopFive({ report: { concentration, currency } }: { report: PortfolioReport }) {
  const customers = usePaneState(({ outcome }) => outcome?.report.customers);
  const { language } = useWords();
  const { portfolio: words } = creditWords(language);
  const styles = useStyles();
  const common = useCommonStyles();
  const { shares, top, unknown } = concentration.group;
  const nameOf = (id: string): string => customers?.find((customer) => customer.id === id)?.name ?? id;
  return (
    <Panel title={words.topFive}>
      {unknown.length > 0 && <p className={common.text}>{words.concentrationUnknown}</p>}
      {shares.length > 0 && (
        <FiguresTable
          label={words.topFive}
          columns={[words.customer, words.exposure, words.share]}
          rows={shares.slice(0, SHOWN).map(({ id, exposure, share }) => ({
            key: id,
            name: (
              <>
                <CustomerLink id={id} name={nameOf(id)} />
                <div className={styles.track} aria-hidden>
                  <div className={styles.bar} style={{ width: `${share.times(100).toFixed(2)}%` }} />
                </div>
              </>
            ),
            cells: [formatMoney(exposure, currency), formatShare(share)],
          }))}
        />
      )}
      {top !== null && <p className={common.small}>{words.topShare(formatShare(top))}</p>}
    </Panel>
  );
}
