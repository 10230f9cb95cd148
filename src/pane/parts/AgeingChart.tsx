/** What is open, by how late it is: one bar, and beneath it every bucket's name, amount and share. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Ageing } from '../../commands';
import { BUCKET, type Bucket } from '../../ledger/tables';
import { formatMoney, formatShare } from '../../text';
import { ageingBar, type AgeingPart } from '../bars';
import { useWords } from '../context';
import { useCommonStyles } from '../styles';

const FORCED = '@media (forced-colors: active)';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '1px',
    height: '14px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'clip',
  },
  part: {
    minWidth: '3px',
    boxSizing: 'border-box',
    [FORCED]: { forcedColorAdjust: 'none', backgroundColor: 'Canvas', border: '2px solid CanvasText' },
  },
  key: { width: '10px', height: '10px', flexShrink: 0, borderRadius: '2px', boxSizing: 'border-box' },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: { padding: '2px 0', fontWeight: tokens.fontWeightRegular, textAlign: 'left' },
  number: {
    textAlign: 'right',
    paddingLeft: '8px',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  name: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});

/** One hue that deepens with lateness; the order and the words carry the meaning, the colour repeats it. */
const useBucketStyles = makeStyles({
  notDue: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  '1-30': { backgroundColor: tokens.colorPaletteMarigoldBackground2 },
  '31-60': { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  '61-90': { backgroundColor: tokens.colorPaletteDarkOrangeBackground3 },
  '91-180': { backgroundColor: tokens.colorPaletteRedBackground3 },
  '181-365': { backgroundColor: tokens.colorPaletteCranberryBackground2 },
  '>365': { backgroundColor: tokens.colorPaletteDarkRedForeground2 },
  noDueDate: { backgroundColor: tokens.colorNeutralStroke1 },
} satisfies Record<Bucket, object>);

export function AgeingChart({ ageing, currency }: { ageing: Ageing; currency: string }) {
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const colours = useBucketStyles();
  const { parts, drawable } = ageingBar(ageing);
  if (parts.length === 0) return <p className={common.text}>{ui.card.nothingOpen}</p>;
  return (
    <div className={common.stack}>
      {drawable ? (
        <div className={styles.bar} aria-hidden>
          {parts.map(({ bucket, share }) => (
            <div
              key={bucket}
              className={mergeClasses(styles.part, colours[bucket])}
              style={{ flexGrow: share?.toNumber() }}
            />
          ))}
        </div>
      ) : (
        <p className={common.small}>{ui.card.negative}</p>
      )}
      <table className={styles.table} aria-label={ui.card.ageingHeading(currency)}>
        <tbody>
          {parts.map((part) => (
            <AgeingLine key={part.bucket} part={part} currency={currency} colour={colours[part.bucket]} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AgeingLine({ part, currency, colour }: { part: AgeingPart; currency: string; colour: string }) {
  const { language } = useWords();
  const styles = useStyles();
  const { bucket, amount, share } = part;
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <span className={styles.name}>
          <span className={mergeClasses(styles.key, styles.part, colour)} aria-hidden />
          {BUCKET[bucket][language]}
        </span>
      </th>
      <td className={mergeClasses(styles.cell, styles.number)}>{formatMoney(amount, currency)}</td>
      <td className={mergeClasses(styles.cell, styles.number)}>{share && formatShare(share)}</td>
    </tr>
  );
}
