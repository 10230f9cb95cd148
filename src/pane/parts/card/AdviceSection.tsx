/** Limit advice: the amount, what holds it there, every method, and what would move it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AdvisedCustomer, CustomerFigures } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { LIMIT_STATE } from '../../../ledger/tables';
import { formatDay, formatMoney, UNKNOWN_MARK } from '../../../text';
import { analysisWords, approvalSentence, whySentence } from '../../../text/analysis';
import { creditWords } from '../../../text/credit';
import { useActions, usePaneState, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { useLoaded } from '../../useLoaded';
import { Figure } from '../Figure';
import { FiguresTable, type FiguresRow } from '../FiguresTable';
import { Freshness } from '../Freshness';
import { Notice } from '../Notice';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px', margin: 0 },
  binds: {
    padding: '0 4px',
    marginLeft: '4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
    whiteSpace: 'nowrap',
  },
});

export function AdviceSection({ figures }: { figures: CustomerFigures }) {
  const advised = usePaneState((state) => state.study.advised);
  const { adviseLimit } = useActions();
  const { language } = useWords();
  const common = useCommonStyles();
  const load = (): void => void adviseLimit(figures.id);
  useLoaded(advised === null, load);
  const advice = advised?.found.advised;
  return (
    <>
      <Freshness answer={advised} load={load} />
      {advised && advice && (
        <>
          <Amount advice={advice} figures={figures} />
          <Methods advice={advice} currency={figures.currency} />
          <Moves advice={advice} currency={figures.currency} />
          <p className={common.small}>{creditWords(language).asOf(formatDay(advised.found.asOf))}</p>
        </>
      )}
    </>
  );
}

function Amount({ advice, figures }: { advice: AdvisedCustomer; figures: CustomerFigures }) {
  const { language } = useWords();
  const { advice: words } = creditWords(language);
  const styles = useStyles();
  const { currency, effective, limit } = figures;
  const { grade, binding, factor, approval } = advice;
  const shown = (value: Money): string => formatMoney(value, currency);
  const difference = advice.advice && effective && advice.advice.minus(effective);
  return (
    <>
      {advice.advice === null && (
        <Notice tone="info">{words.none(whySentence(advice.why ?? '', language))}</Notice>
      )}
      {binding === 'grade' && grade !== null && <Notice tone="warning">{words.gradeZero(grade)}</Notice>}
      <dl className={styles.grid}>
        <Figure name={words.advice} value={advice.advice && shown(advice.advice)} />
        <Figure
          name={words.now}
          value={effective === null ? LIMIT_STATE[limit.state][language] : shown(effective)}
        />
        {difference && <Figure name={words.difference} value={signed(difference, currency)} />}
        {approval !== null && <Figure name={words.approval} value={approvalSentence(approval, language)} />}
        {binding !== null && <Figure name={words.binding} value={analysisWords(language).methods[binding]} />}
        {factor !== null && grade !== null && (
          <Figure name={words.factor(grade)} value={`×${factor.toFixed()}`} />
        )}
      </dl>
    </>
  );
}

function Methods({ advice, currency }: { advice: AdvisedCustomer; currency: string }) {
  const { language } = useWords();
  const { advice: words } = creditWords(language);
  const common = useCommonStyles();
  return (
    <>
      <h4 className={common.strong}>{words.methods}</h4>
      <FiguresTable
        label={words.methods}
        columns={[words.method, words.amount, words.limit]}
        rows={useMethodRows(advice, currency)}
      />
      <p className={common.small}>{words.notBinding}</p>
    </>
  );
}

/** What the group leaves is compared like a method. */
function useMethodRows({ methods, group, constraints, binding }: AdvisedCustomer, currency: string) {
  const { language } = useWords();
  const { advice: words } = creditWords(language);
  const styles = useStyles();
  const common = useCommonStyles();
  const names = analysisWords(language).methods;
  const shown = (value: Money): string => formatMoney(value, currency);
  const row = (id: (typeof methods)[number]['id'] | 'group', amount: FiguresRow['cells'][number]) => {
    const compared = constraints.find((constraint) => constraint.binding === id);
    return {
      key: id,
      name: (
        <>
          {names[id]}
          {binding === id && <span className={mergeClasses(common.small, styles.binds)}>{words.binds}</span>}
        </>
      ),
      cells: [amount, compared ? shown(compared.amount) : UNKNOWN_MARK],
    };
  };
  return [
    ...methods.map(({ id, amount, why }) =>
      row(
        id,
        amount === null ? (
          <>
            {UNKNOWN_MARK}
            <div className={common.small}>{whySentence(why ?? '', language)}</div>
          </>
        ) : (
          shown(amount)
        ),
      ),
    ),
    ...(group === null ? [] : [row('group', shown(group))]),
  ];
}

function Moves({ advice: { sensitivity, advice }, currency }: { advice: AdvisedCustomer; currency: string }) {
  const { language } = useWords();
  const { advice: words } = creditWords(language);
  const common = useCommonStyles();
  const { changes } = analysisWords(language);
  if (advice === null) return null;
  return (
    <>
      <h4 className={common.strong}>{words.moves}</h4>
      {sensitivity.length === 0 ? (
        <p className={common.text}>{words.nothingMoves}</p>
      ) : (
        <FiguresTable
          label={words.moves}
          rows={sensitivity.map(({ change, amount }) => ({
            key: change,
            name: changes[change],
            cells: [signed(amount, currency)],
          }))}
        />
      )}
    </>
  );
}

function signed(amount: Money, currency: string): string {
  return `${amount.gt(0) ? '+' : ''}${formatMoney(amount, currency)}`;
}
