/** How much of the limit is used, as a length; beyond the limit a mark shows where it stands. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { CustomerFigures } from '../../commands';
import { formatMoney, formatShare } from '../../text';
import { utilisationBar } from '../bars';
import { useWords } from '../context';
import { useCommonStyles } from '../styles';

const FORCED = '@media (forced-colors: active)';

const useStyles = makeStyles({
  track: {
    position: 'relative',
    display: 'flex',
    height: '10px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'clip',
    backgroundColor: tokens.colorNeutralBackground5,
    [FORCED]: { forcedColorAdjust: 'none', backgroundColor: 'Canvas', border: '1px solid CanvasText' },
  },
  used: { backgroundColor: tokens.colorBrandBackground, [FORCED]: { backgroundColor: 'Highlight' } },
  over: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    [FORCED]: { backgroundColor: 'CanvasText' },
  },
  mark: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    marginLeft: '-1px',
    backgroundColor: tokens.colorNeutralForeground1,
    [FORCED]: { backgroundColor: 'Canvas' },
  },
});

/** Names the share in words above the bar when `named`; a list row has its figures beside it. */
export function UtilisationMeter({ figures, named }: { figures: CustomerFigures; named: boolean }) {
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const bar = utilisationBar(figures);
  if (bar === null || figures.utilisation === null) return null;
  const share = formatShare(figures.utilisation);
  const words = bar.overAmount.isZero()
    ? ui.card.utilisationValue(share)
    : ui.card.utilisationOver(share, formatMoney(bar.overAmount, figures.currency));
  return (
    <div className={common.tight}>
      {named && <span className={common.text}>{words}</span>}
      <div className={styles.track} role="img" aria-label={words}>
        <div className={styles.used} style={{ width: percent(bar.used) }} />
        <div className={styles.over} style={{ width: percent(bar.over) }} />
        {bar.over > 0 && <div className={styles.mark} style={{ left: percent(bar.limitAt) }} />}
      </div>
    </div>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}
