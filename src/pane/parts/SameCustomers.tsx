/** Customers of the ledger that may be one, folded until wanted: each pair merged or kept apart with one click, and undone with one. */
import { Button } from '@fluentui/react-components';
import type { CustomerSuggestion } from '../../commands';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { decisionKey } from '../importLines';
import type { SameCustomers as Found } from '../state';
import { useCommonStyles } from '../styles';
import { Disclosure } from './Disclosure';
import { Refused } from './Messages';
import { Notice } from './Notice';
import { SuggestedPair, ShownInSteps } from './SuggestedPair';

export default function SameCustomers() {
  const found = usePaneState((state) => state.sameCustomers);
  const busy = usePaneState((state) => state.running !== null);
  const { mergeCustomers } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  return (
    <Disclosure title={ui.customers.same.title}>
      <p className={common.small}>{ui.customers.same.lead}</p>
      <div className={common.row}>
        <Button size="small" disabledFocusable={busy} onClick={() => void mergeCustomers([])}>
          {ui.customers.same.look}
        </Button>
      </div>
      {found !== null && <FoundPairs found={found} />}
    </Disclosure>
  );
}

function FoundPairs({ found: { suggestions, more, written, undone } }: { found: Found }) {
  const busy = usePaneState((state) => state.running !== null);
  const { undoMerge } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  const { same } = ui.customers;
  return (
    <>
      <div role="status" className={common.live}>
        {written !== null && written.entry !== null && !undone && (
          <Notice
            tone={written.refused.length > 0 ? 'warning' : 'success'}
            action={
              <>
                <Refused places={written.refused} />
                <div className={common.row}>
                  <Button size="small" disabledFocusable={busy} onClick={() => void undoMerge()}>
                    {same.undo}
                  </Button>
                </div>
              </>
            }
          >
            {same.done}
          </Notice>
        )}
        {suggestions.length === 0 && <span className={common.text}>{same.none}</span>}
      </div>
      <ShownInSteps items={suggestions} more={ui.import.who.more}>
        {(pair) => <Pair key={decisionKey(pair.one.ref, pair.other.ref)} pair={pair} />}
      </ShownInSteps>
      {more > 0 && <p className={common.small}>{ui.import.more(formatCount(more))}</p>}
    </>
  );
}

function Pair({ pair }: { pair: CustomerSuggestion }) {
  const busy = usePaneState((state) => state.running !== null);
  const { mergeCustomers } = useActions();
  const { ui } = useWords();
  const decide = (same: boolean) => () =>
    void mergeCustomers([{ one: pair.one.ref, other: pair.other.ref, same }]);
  return (
    <SuggestedPair pair={pair}>
      {pair.against !== 'taxId' && (
        <Button size="small" disabledFocusable={busy} onClick={decide(true)}>
          {ui.customers.same.mergeInto(pair.one.name)}
        </Button>
      )}
      <Button size="small" disabledFocusable={busy} onClick={decide(false)}>
        {ui.import.who.apart}
      </Button>
    </SuggestedPair>
  );
}
