/** What would come of an import, or did: the figures, the questions, each sheet, and the buttons that decide. */
import { Button, makeStyles } from '@fluentui/react-components';
import type { ColumnQuestion, ImportReport } from '../../commands';
import { questionsOf } from '../../commands/importQuestions';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import { goToQuestion } from '../askedColumn';
import { addedRows, rejectedRows } from '../importLines';
import type { Importing } from '../state';
import { useCommonStyles } from '../styles';
import { ChangedDocuments } from './ChangedDocuments';
import { CustomerQuestions } from './CustomerQuestions';
import { Figure } from './Figure';
import { AddedParts, Refused } from './Messages';
import { Notice } from './Notice';
import { ReconciliationTable } from './ReconciliationTable';
import { SheetPreview } from './SheetPreview';
import { GoToSource } from './SourceCell';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: '4px 12px', margin: 0 },
});

export default function ImportPreview({ importing, report }: { importing: Importing; report: ImportReport }) {
  const common = useCommonStyles();
  return (
    <>
      <div role="status" className={common.live}>
        <Outcome importing={importing} />
      </div>
      <Added report={report} done={importing.written !== null} />
      <ChangedDocuments importing={importing} report={report} />
      <CustomerQuestions importing={importing} report={report} />
      <Decision importing={importing} report={report} />
      <ReconciliationTable report={report} />
      <div className={common.stack}>
        {report.sources.map((sheet) => (
          <SheetPreview key={`${sheet.file} ${sheet.sheet}`} report={sheet} />
        ))}
      </div>
    </>
  );
}

function Outcome({ importing: { written, undone } }: { importing: Importing }) {
  const { ui } = useWords();
  if (undone) return <Notice tone="info">{ui.import.undone}</Notice>;
  if (written === null) return null;
  return (
    <Notice
      tone={written.refused.length > 0 ? 'warning' : 'success'}
      action={<Refused places={written.refused} />}
    >
      {ui.import.done}
      <AddedParts added={written.added} />
    </Notice>
  );
}

function Added({ report, done }: { report: ImportReport; done: boolean }) {
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const { customers, limits, documents, financials } = report.ledger;
  const title = done ? ui.import.added : ui.import.adds;
  return (
    <section className={common.card} aria-label={title}>
      <h3 className={common.strong}>{title}</h3>
      <dl className={styles.grid}>
        <Figure name={ui.import.customers} value={formatCount(customers)} />
        <Figure name={ui.import.limits} value={formatCount(limits)} />
        <Figure name={ui.import.documents} value={formatCount(documents)} />
        {financials !== undefined && <Figure name={ui.import.financials} value={formatCount(financials)} />}
      </dl>
    </section>
  );
}

function Decision({ importing, report }: { importing: Importing; report: ImportReport }) {
  const { runImport, rereadSheets, resetImport, undoImport, showTab } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const { ui } = useWords();
  const common = useCommonStyles();
  const rows = addedRows(report) + importing.take.size;
  const rejected = rejectedRows(report);
  const { written, undone } = importing;
  const pending = written === null;
  const questions = pending ? questionsOf(report) : [];
  return (
    <div className={common.stack}>
      {pending && rows === 0 && <Notice tone="warning">{ui.import.nothing}</Notice>}
      {questions.length > 0 && (
        <Notice
          tone="warning"
          action={
            <>
              <Button size="small" onClick={() => goToQuestion()}>
                {ui.import.goToQuestion}
              </Button>
              <AskedCells questions={questions} report={report} />
            </>
          }
        >
          {ui.import.questions(questions.map(({ cell, header }) => `${cell} ${header}`).join(' · '))}
        </Notice>
      )}
      <div className={common.row}>
        {pending && rows + rejected > 0 && questions.length === 0 && (
          <Button appearance="primary" disabledFocusable={busy} onClick={() => void runImport()}>
            {rows > 0 ? ui.import.runRows(formatCount(rows)) : ui.import.keepRows(formatCount(rejected))}
          </Button>
        )}
        {pending && rows + rejected + questions.length === 0 && <RememberOnly report={report} />}
        {!pending && !undone && (
          <Button appearance="primary" onClick={() => showTab('check')}>
            {ui.import.checkNow}
          </Button>
        )}
        {!pending && !undone && written.entry !== null && (
          <Button disabledFocusable={busy} onClick={() => void undoImport()}>
            {ui.import.undo}
          </Button>
        )}
        {pending && importing.sheetIds.length > 0 && (
          <Button disabledFocusable={busy} onClick={() => void rereadSheets()}>
            {ui.import.sheets.reread}
          </Button>
        )}
        <Button disabledFocusable={busy} onClick={resetImport}>
          {ui.import.other}
        </Button>
      </div>
    </div>
  );
}

/** The ways to the columns that are asked about, where their sheets are in the workbook. */
function AskedCells({ questions, report }: { questions: readonly ColumnQuestion[]; report: ImportReport }) {
  const common = useCommonStyles();
  const here = questions.flatMap(({ file, sheet, cell }) => {
    const source = report.sources.find((each) => each.file === file && each.sheet === sheet);
    return source?.here === true ? [{ source, cell }] : [];
  });
  if (here.length === 0) return null;
  return (
    <div className={common.row}>
      {here.map(({ source, cell }) => (
        <GoToSource key={`${source.sheet} ${cell}`} sheet={source} cell={cell} />
      ))}
    </div>
  );
}

/** What was said of a file that brings nothing else: that its sheet is left out, say. */
function RememberOnly({ report: { remembers = 0 } }: { report: ImportReport }) {
  const { runImport } = useActions();
  const busy = usePaneState(({ running }) => running !== null);
  const inLedger = usePaneState(({ book }) => book?.ledger === 'ready');
  const { ui } = useWords();
  if (remembers === 0 || !inLedger) return null;
  return (
    <Button disabledFocusable={busy} onClick={() => void runImport()}>
      {ui.import.rememberOnly(formatCount(remembers))}
    </Button>
  );
}
