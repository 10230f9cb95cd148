/** Who changed what and when; any change that can be taken back, taken back. */
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { JournalEntry } from '../../commands';
import { TABLES } from '../../ledger/tables';
import { formatCount, formatTime, lookUp, type Messages } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { Detail } from '../parts/Detail';
import { Notice } from '../parts/Notice';
import { useCommonStyles } from '../styles';

export function Journal() {
  const journal = usePaneState((state) => state.journal);
  const { loadJournal, closePage } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  const newestFirst = [...(journal?.entries ?? [])].reverse();
  useEffect(() => {
    void loadJournal();
  }, [loadJournal]);
  return (
    <Detail title={ui.journal.heading} onBack={closePage}>
      {journal === null && <p className={common.text}>{ui.common.loading}</p>}
      {journal && !journal.intact && (
        <Notice tone="error">{ui.journal.broken(formatCount(journal.breaks.length))}</Notice>
      )}
      {journal?.intact && journal.entries.length > 0 && <Notice tone="success">{ui.journal.intact}</Notice>}
      {journal?.entries.length === 0 && <p className={common.text}>{ui.journal.none}</p>}
      <ul className={common.list}>
        {newestFirst.map((entry) => (
          <li key={entry.id} className={common.card}>
            <Entry entry={entry} broken={journal?.breaks.includes(entry.id) === true} />
          </li>
        ))}
      </ul>
    </Detail>
  );
}

function Entry({ entry, broken }: { entry: JournalEntry; broken: boolean }) {
  const words = useWords();
  const { ui, language } = words;
  const common = useCommonStyles();
  const tables = entry.tables.map((table) => TABLES[table].name[language]);
  const details = [tables.join(', '), ui.journal.rows(formatCount(entry.rows)), entry.summary];
  return (
    <>
      <div className={common.spread}>
        <span className={common.strong}>{commandWords(entry, words)}</span>
        <span className={common.small}>{formatTime(entry.time)}</span>
      </div>
      <span className={common.small}>{details.filter(Boolean).join(' · ')}</span>
      <span className={common.small}>{entry.who || ui.journal.unknownPerson}</span>
      {broken && <Notice tone="error">{ui.journal.brokenEntry}</Notice>}
      {entry.undoable && <Undo entry={entry} />}
    </>
  );
}

/** Undoing cannot itself be undone, so it is asked for twice. */
function Undo({ entry }: { entry: JournalEntry }) {
  const [asked, setAsked] = useState(false);
  const { undo } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const words = useWords();
  const { ui } = words;
  const common = useCommonStyles();
  if (!asked) {
    return (
      <div className={common.row}>
        <Button
          size="small"
          disabledFocusable={busy}
          aria-label={ui.journal.undoLabel(commandWords(entry, words), formatTime(entry.time))}
          onClick={() => setAsked(true)}
        >
          {ui.common.undo}
        </Button>
      </div>
    );
  }
  return (
    <div className={common.stack} role="group" aria-label={ui.common.confirmUndo}>
      <p className={common.text}>{ui.journal.askUndo}</p>
      <div className={common.row}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={busy}
          autoFocus
          onClick={() => {
            setAsked(false);
            void undo(entry.id);
          }}
        >
          {ui.common.confirmUndo}
        </Button>
        <Button size="small" onClick={() => setAsked(false)}>
          {ui.common.cancel}
        </Button>
      </div>
    </div>
  );
}

function commandWords({ command }: JournalEntry, { ui }: Messages): string {
  return lookUp(ui.commands, command) ?? command;
}
