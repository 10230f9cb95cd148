/** How a customer pays. What is not known says so and why. */
import type { CustomerFigures } from '../../../commands';
import type { Money } from '../../../ledger/money';
import { formatShare, LIST_SEPARATOR, UNKNOWN_MARK } from '../../../text';
import { whySentence } from '../../../text/analysis';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { FiguresTable } from '../FiguresTable';

const DAY_DECIMALS = 1;
const FIGURES = ['dbtFloored', 'dbtSigned', 'dbtLate', 'onTimeShare', 'worsening', 'dsoCountBack'] as const;
type Figure = (typeof FIGURES)[number];

export function BehaviourSection({ figures }: { figures: CustomerFigures }) {
  const { ui, language } = useWords();
  const common = useCommonStyles();
  const { behaviour: words } = creditWords(language);
  const { behaviour, why } = figures;
  const days = (value: Money): string => words.days(value.toFixed(DAY_DECIMALS));
  const shown = (figure: Figure, value: Money): string => {
    if (figure === 'onTimeShare') return formatShare(value);
    if (figure === 'worsening' && value.gt(0)) return `+${days(value)}`;
    if (figure === 'dsoCountBack' && behaviour.dsoAtLeast)
      return words.daysAtLeast(value.toFixed(DAY_DECIMALS));
    return days(value);
  };
  const unknown = (figure: Figure) => (
    <>
      {UNKNOWN_MARK}
      <div className={common.small}>{ui.common.unknown(whySentence(why[figure] ?? '', language))}</div>
    </>
  );
  return (
    <>
      <FiguresTable
        label={words.heading}
        rows={FIGURES.map((figure) => {
          const value = behaviour[figure];
          return {
            key: figure,
            name: figure === 'dsoCountBack' ? words.dso : words[figure],
            cells: [value === null ? unknown(figure) : shown(figure, value)],
          };
        })}
      />
      <LeftOut behaviour={behaviour} />
    </>
  );
}

const LEFT_OUT = ['otherCreditShare', 'undatedShare', 'disputedShare'] as const;

/** How much the measures do not look at; nothing where that is nothing. */
function LeftOut({ behaviour }: Pick<CustomerFigures, 'behaviour'>) {
  const { language } = useWords();
  const common = useCommonStyles();
  const { behaviour: words } = creditWords(language);
  const parts = LEFT_OUT.flatMap((figure) => {
    const share = behaviour[figure];
    return share === null || share.isZero() ? [] : [words[figure](formatShare(share))];
  });
  const { onTimeLeftOutShare: late } = behaviour;
  return (
    <>
      {parts.length > 0 && (
        <p className={common.small}>{words.leftOut(parts.join(LIST_SEPARATOR[language]))}</p>
      )}
      {late !== null && !late.isZero() && (
        <p className={common.small}>{words.onTimeLeftOut(formatShare(late))}</p>
      )}
    </>
  );
}
