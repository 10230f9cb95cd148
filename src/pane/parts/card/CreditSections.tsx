/** What can be asked about one customer beyond the check; fetched apart from the first screen. */
import type { CheckOutcome, CustomerFigures } from '../../../commands';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { Disclosure } from '../Disclosure';
import { AdviceSection } from './AdviceSection';
import { BehaviourSection } from './BehaviourSection';
import { ExposureSection } from './ExposureSection';
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
  const inTable = figures.at !== null;
  return (
    <>
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
