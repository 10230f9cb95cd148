/** One figure under its name. What is not known shows a dash and says why. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CheckReport } from '../../commands';
import { UNKNOWN_MARK } from '../../text';
import { useWords } from '../context';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  figure: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  alarming: { color: tokens.colorStatusDangerForeground3 },
});

export type WhyCode = CheckReport['totals']['why'][string];

export interface FigureProps {
  readonly name: string;
  /** null: not known. */
  readonly value: string | null;
  /** Why a value is not known. */
  readonly why?: WhyCode | undefined;
  readonly alarming?: boolean;
}

/** Stands inside a `dl`. */
export function Figure({ name, value, why, alarming = false }: FigureProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <div className={styles.figure}>
      <dt className={common.small}>{name}</dt>
      <dd className={mergeClasses(styles.value, alarming && styles.alarming)}>
        {value ?? UNKNOWN_MARK}
        {value === null && why !== undefined && <Why code={why} />}
      </dd>
    </div>
  );
}

function Why({ code }: { code: WhyCode }) {
  const { ui, reasons } = useWords();
  const common = useCommonStyles();
  return <div className={common.small}>{ui.common.unknown(reasons.unknown[code])}</div>;
}
