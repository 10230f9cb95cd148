/** Which customers of an import may be one: the user says so, or says not; what is not answered stays two. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { CustomerSuggestion, ImportReport } from '../../commands';
import { formatCount } from '../../text';
import { useActions, useWords } from '../context';
import { decisionKey } from '../importLines';
import type { Importing } from '../state';
import { useCommonStyles } from '../styles';
import { Disclosure } from './Disclosure';

/** So many questions are shown at a time. */
const SHOWN_STEP = 20;
const SPELLINGS_MAX = 100;

const useStyles = makeStyles({
  question: { paddingTop: '6px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

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
          <Questions suggestions={suggestions} decisions={importing.decisions} />
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

interface QuestionsProps extends Pick<Importing, 'decisions'> {
  readonly suggestions: readonly CustomerSuggestion[];
}

function Questions({ suggestions, decisions }: QuestionsProps) {
  const [shown, setShown] = useState(SHOWN_STEP);
  const { ui } = useWords();
  const common = useCommonStyles();
  const next = Math.min(SHOWN_STEP, suggestions.length - shown);
  return (
    <>
      <ul className={common.list}>
        {suggestions.slice(0, shown).map((suggestion) => {
          const key = decisionKey(suggestion.one.ref, suggestion.other.ref);
          return <Question key={key} suggestion={suggestion} answer={decisions.get(key)?.same ?? null} />;
        })}
      </ul>
      {next > 0 && (
        <Button onClick={() => setShown(shown + next)}>{ui.import.who.more(formatCount(next))}</Button>
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
  const { ui, reasons } = useWords();
  const { who } = ui.import;
  const styles = useStyles();
  const common = useCommonStyles();
  const id = useId();
  const { one, other, reason, against } = suggestion;
  return (
    <li className={`${common.stack} ${styles.question}`}>
      <div id={id} className={common.tight}>
        <Named customer={one} />
        <Named customer={other} />
        <span className={common.small}>{reasons.nearNames[reason]}</span>
      </div>
      {against !== null && (
        <p className={common.small}>{against === 'taxId' ? who.taxIdsDiffer : who.codesDiffer}</p>
      )}
      {answer === null ? (
        <div className={common.row} role="group" aria-labelledby={id}>
          {against !== 'taxId' && (
            <Button size="small" onClick={() => decideCustomers(suggestion, true)}>
              {who.same}
            </Button>
          )}
          <Button size="small" onClick={() => decideCustomers(suggestion, false)}>
            {who.apart}
          </Button>
        </div>
      ) : (
        <div className={common.spread} role="group" aria-labelledby={id}>
          <span className={common.text}>{answer ? who.merged : who.keptApart}</span>
          <Button size="small" appearance="subtle" onClick={() => decideCustomers(suggestion, null)}>
            {who.change}
          </Button>
        </div>
      )}
    </li>
  );
}

function Named({
  customer: { name, code, taxId, existing, source },
}: {
  customer: CustomerSuggestion['one'];
}) {
  const { ui } = useWords();
  const common = useCommonStyles();
  const details = [code, taxId, existing ? ui.import.who.inLedger : source].filter((text) => text !== '');
  return (
    <>
      <span className={common.text}>{name}</span>
      <span className={common.small}>{details.join(' · ')}</span>
    </>
  );
}
