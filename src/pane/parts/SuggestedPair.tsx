/** Two customers that may be one, with the reason and what speaks against it; what can be answered stands below. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import type { CustomerSuggestion } from '../../commands';
import { formatCount } from '../../text';
import { useWords } from '../context';
import { useCommonStyles } from '../styles';

/** So many are shown at a time. */
const SHOWN_STEP = 20;

const useStyles = makeStyles({
  pair: { paddingTop: '6px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

export function SuggestedPair({ pair, children }: { pair: CustomerSuggestion; children: ReactNode }) {
  const { ui, reasons } = useWords();
  const { who } = ui.import;
  const styles = useStyles();
  const common = useCommonStyles();
  const id = useId();
  const { one, other, reason, against } = pair;
  return (
    <li className={mergeClasses(common.stack, styles.pair)}>
      <div id={id} className={common.tight}>
        <Named customer={one} />
        <Named customer={other} />
        <span className={common.small}>{reasons.nearNames[reason]}</span>
      </div>
      {against !== null && (
        <p className={common.small}>{against === 'taxId' ? who.taxIdsDiffer : who.codesDiffer}</p>
      )}
      <div className={common.row} role="group" aria-labelledby={id}>
        {children}
      </div>
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

export interface ShownInStepsProps<Item> {
  readonly items: readonly Item[];
  /** What the button for more of them says. */
  readonly more: (count: string) => string;
  readonly children: (item: Item) => ReactNode;
}

export function ShownInSteps<Item>({ items, more, children }: ShownInStepsProps<Item>) {
  const [shown, setShown] = useState(SHOWN_STEP);
  const common = useCommonStyles();
  const next = Math.min(SHOWN_STEP, items.length - shown);
  return (
    <>
      <ul className={common.list}>{items.slice(0, shown).map(children)}</ul>
      {next > 0 && <Button onClick={() => setShown(shown + next)}>{more(formatCount(next))}</Button>}
    </>
  );
}
