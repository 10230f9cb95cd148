/** One figure under its name. What is not known shows a dash and says why. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lookUp, UNKNOWN_MARK } from '../../text';
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
  alarming: { color: tokens.colorStatusDangerForeground1 },
});

export interface FigureProps {
  readonly name: string;
  /** null: not known. */
  readonly value: string | null;
  /** Reason code for a value that is not known. */
  readonly why?: string | undefined;
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
        {value === null && <Why code={why} />}
      </dd>
    </div>
  );
}

function Why({ code }: { code: string | undefined }) {
  const { ui, reasons } = useWords();
  const common = useCommonStyles();
  const reason = lookUp(reasons.unknown, code ?? '') ?? reasons.unknown.other;
  return <div className={common.small}>{ui.common.unknown(reason)}</div>;
}
