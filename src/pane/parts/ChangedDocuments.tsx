/** Documents the ledger has with another amount or day than the files: left as they are, unless the user takes them over one by one. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ImportReport } from '../../commands';
import { money } from '../../ledger/money';
import { formatAmount, formatCount } from '../../text';
import { useActions, useWords } from '../context';
import { cellHere, changedDocuments, type Change, type ChangedDocument } from '../importLines';
import type { Importing } from '../state';
import { useCommonStyles } from '../styles';
import { Disclosure } from './Disclosure';
import { GoToSource } from './SourceCell';
import { ShownInSteps } from './SuggestedPair';

const useStyles = makeStyles({
  document: { paddingTop: '6px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

export interface ChangedDocumentsProps {
  readonly importing: Importing;
  readonly report: ImportReport;
}

export function ChangedDocuments({ importing, report }: ChangedDocumentsProps) {
  const { ui } = useWords();
  const { changes } = ui.import;
  const common = useCommonStyles();
  const documents = changedDocuments(report);
  if (documents.length === 0) return null;
  return (
    <Disclosure title={changes.title(formatCount(documents.length))} opened={importing.written === null}>
      {importing.written === null && <p className={common.small}>{changes.lead}</p>}
      <ShownInSteps items={documents} more={changes.more}>
        {(document) => <Changed key={document.sourceKey} document={document} importing={importing} />}
      </ShownInSteps>
    </Disclosure>
  );
}

function Changed({ document, importing }: { document: ChangedDocument; importing: Importing }) {
  const { takeChange } = useActions();
  const { ui } = useWords();
  const { changes } = ui.import;
  const styles = useStyles();
  const common = useCommonStyles();
  const id = useId();
  const { sourceKey, customer, number } = document;
  const pending = importing.written === null;
  const wanted = pending ? importing.take.has(sourceKey) : document.taken;
  return (
    <li className={mergeClasses(common.stack, styles.document)}>
      <div id={id} className={common.tight}>
        <span className={common.text}>{[customer, number].filter((text) => text !== '').join(' · ')}</span>
        {document.changes.map((change) => (
          <ChangeLine key={change.what} change={change} />
        ))}
      </div>
      <div className={common.row} role="group" aria-labelledby={id}>
        {(wanted || !pending) && (
          <span className={common.text}>
            {wanted ? changes.taken[pending ? 'wanted' : 'done'] : changes.left}
          </span>
        )}
        {pending && (
          <Button
            size="small"
            appearance={wanted ? 'subtle' : 'secondary'}
            onClick={() => takeChange(sourceKey, !wanted)}
          >
            {wanted ? changes.leave : changes.take}
          </Button>
        )}
      </div>
    </li>
  );
}

function ChangeLine({ change: { what, before, after, cell, at, source } }: { change: Change }) {
  const { goTo } = useActions();
  const { ui, reasons } = useWords();
  const { changes } = ui.import;
  const common = useCommonStyles();
  const shown = (value: string): string =>
    value === '' ? reasons.blank : what === 'amount' ? formatAmount(money(value)) : value;
  return (
    <>
      <span className={common.text}>{changes.line(changes.what[what], shown(before), shown(after))}</span>
      <div className={common.row}>
        {cellHere(source, cell) === null ? (
          <span className={common.small}>{changes.source(cell)}</span>
        ) : (
          <GoToSource sheet={source} cell={cell} />
        )}
        <Button size="small" appearance="subtle" onClick={() => void goTo(at)}>
          {changes.goTo(at)}
        </Button>
      </div>
    </>
  );
}
