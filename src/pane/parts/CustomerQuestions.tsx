/** Which customers of an import may be one: the user says so, or says not; what is not answered stays two. */
import { Button } from '@fluentui/react-components';
import type { CustomerSuggestion, ImportReport } from '../../commands';
import { formatCount } from '../../text';
import { useActions, useWords } from '../context';
import { decisionKey } from '../importLines';
import type { Importing } from '../state';
import { useCommonStyles } from '../styles';
import { Disclosure } from './Disclosure';
import { ShownInSteps, SuggestedPair } from './SuggestedPair';

const SPELLINGS_MAX = 100;

export interface CustomerQuestionsProps {
  readonly importing: Importing;
  readonly report: ImportReport;
}

export function CustomerQuestions({ importing, report: { customers } }: CustomerQuestionsProps) {
  const { ui } = useWords();
  const { who } = ui.import;
  const common = useCommonStyles();
  if (customers === undefined) return null;
  const { suggestions, more, spellings } = customers;
  return (
    <>
      {suggestions.length > 0 && importing.written === null && (
        <Disclosure title={who.title(formatCount(suggestions.length + more))} opened>
          <p className={common.small}>{who.lead}</p>
          <ShownInSteps items={suggestions} more={who.more}>
            {(suggestion) => {
              const key = decisionKey(suggestion.one.ref, suggestion.other.ref);
              const answer = importing.decisions.get(key)?.same ?? null;
              return <Question key={key} suggestion={suggestion} answer={answer} />;
            }}
          </ShownInSteps>
          {more > 0 && <p className={common.small}>{who.left(formatCount(more))}</p>}
        </Disclosure>
      )}
      {spellings.length > 0 && (
        <Disclosure title={who.spellings(formatCount(spellings.length))}>
          <ul className={common.list}>
            {spellings.slice(0, SPELLINGS_MAX).map(({ name, others }) => (
              <li key={name} className={common.small}>
                {who.spelled(name, others.join(ui.import.who.separator))}
              </li>
            ))}
          </ul>
          {spellings.length > SPELLINGS_MAX && (
            <p className={common.small}>{ui.import.more(formatCount(spellings.length - SPELLINGS_MAX))}</p>
          )}
        </Disclosure>
      )}
    </>
  );
}

interface QuestionProps {
  readonly suggestion: CustomerSuggestion;
  /** null: not answered. */
  readonly answer: boolean | null;
}

function Question({ suggestion, answer }: QuestionProps) {
  const { decideCustomers } = useActions();
  const { ui } = useWords();
  const { who } = ui.import;
  const common = useCommonStyles();
  return (
    <SuggestedPair pair={suggestion}>
      {answer !== null && (
        <>
          <span className={common.text}>{answer ? who.merged : who.keptApart}</span>
          <Button size="small" appearance="subtle" onClick={() => decideCustomers(suggestion, null)}>
            {who.change}
          </Button>
        </>
      )}
      {answer === null && suggestion.against !== 'taxId' && (
        <Button size="small" onClick={() => decideCustomers(suggestion, true)}>
          {who.same}
        </Button>
      )}
      {answer === null && (
        <Button size="small" onClick={() => decideCustomers(suggestion, false)}>
          {who.apart}
        </Button>
      )}
    </SuggestedPair>
  );
}
