/** What can be asked about one customer beyond the check; fetched apart from the first screen. */
import type { CheckOutcome, CustomerFigures } from '../../../commands';
import { FACT, TABLES, type Language } from '../../../ledger/tables';
import { LIST_SEPARATOR } from '../../../text';
import { creditWords } from '../../../text/credit';
import { usePane, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { Disclosure } from '../Disclosure';
import { AdviceSection } from './AdviceSection';
import { BehaviourSection } from './BehaviourSection';
import { ExposureSection } from './ExposureSection';
import { Extensions } from './Extensions';
import { ScoreSection } from './ScoreSection';
import { Shipment } from './Shipment';
import { TraceSection } from './TraceSection';

export interface CreditSectionsProps {
  readonly outcome: CheckOutcome;
  readonly figures: CustomerFigures;
}

export default function CreditSections({ outcome, figures }: CreditSectionsProps) {
  const { language } = useWords();
  const words = creditWords(language);
  const common = useCommonStyles();
  const { today } = usePane();
  const inTable = figures.at !== null;
  const { undated, extended } = figures;
  const isPast = outcome.asOf < today();
  return (
    <>
      {isPast && undated.length > 0 && (
        <p className={common.small}>
          {words.undated(undated.map((fact) => factName(fact, language)).join(LIST_SEPARATOR[language]))}
        </p>
      )}
      {inTable ? (
        <Disclosure title={words.shipment.heading} opened>
          <Shipment outcome={outcome} figures={figures} />
        </Disclosure>
      ) : (
        <p className={common.text}>{words.score.noRow}</p>
      )}
      <Disclosure title={words.exposure.heading}>
        <ExposureSection figures={figures} />
      </Disclosure>
      {extended.length > 0 && (
        <Disclosure title={words.extensions.heading}>
          <Extensions outcome={outcome} figures={figures} />
        </Disclosure>
      )}
      <Disclosure title={words.trace.heading}>
        <TraceSection outcome={outcome} figures={figures} />
      </Disclosure>
      <Disclosure title={words.behaviour.heading}>
        <BehaviourSection figures={figures} />
      </Disclosure>
      {inTable && (
        <>
          <Disclosure title={words.score.heading}>
            <ScoreSection customer={figures.id} />
          </Disclosure>
          <Disclosure title={words.advice.heading}>
            <AdviceSection figures={figures} />
          </Disclosure>
        </>
      )}
    </>
  );
}

function factName(fact: CustomerFigures['undated'][number], language: Language): string {
  return fact === 'limit' ? TABLES.limits.name[language] : FACT[fact][language];
}
