/** The everyday screen: check as of a day, the ledger's totals, and its warnings. */
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { parseIsoDay } from '../../ledger/day';
import { useId } from 'react';
import { formatDay } from '../../text';
import { shownDay } from '../actions/book';
import { useActions, usePane, usePaneState, useWords } from '../context';
import { Notice } from '../parts/Notice';
import { Totals } from '../parts/Totals';
import { WarningList } from '../parts/WarningList';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  form: { display: 'flex', gap: '8px' },
  input: { flexGrow: 1, minWidth: 0 },
  invalid: { color: tokens.colorStatusDangerForeground3 },
});

export function Check() {
  const outcome = usePaneState((state) => state.outcome);
  const common = useCommonStyles();
  const { ui } = useWords();
  return (
    <div className={common.screen}>
      <CheckForm />
      <div role="status" className={common.live}>
        <SheetNotices />
      </div>
      {outcome === null ? (
        <p className={common.text}>{ui.common.loading}</p>
      ) : (
        <>
          <Totals report={outcome.report} />
          <WarningList outcome={outcome} />
        </>
      )}
    </div>
  );
}

function CheckForm() {
  const { today } = usePane();
  const { check, setDay } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const dayText = usePaneState((state) => state.dayText);
  const outcome = usePaneState((state) => state.outcome);
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const id = useId();
  const invalid = dayText !== null && parseIsoDay(dayText) === null;
  return (
    <form
      className={common.tight}
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <label className={common.small} htmlFor={id}>
        {ui.check.day}
      </label>
      <div className={styles.form}>
        <Input
          id={id}
          className={styles.input}
          type="date"
          value={shownDay({ dayText, outcome }, today())}
          aria-invalid={invalid}
          aria-describedby={`${id}-hint`}
          onChange={(_, { value }) => setDay(value)}
        />
        <Button type="submit" appearance="primary" disabledFocusable={busy || invalid}>
          {ui.check.run}
        </Button>
      </div>
      <span id={`${id}-hint`} role="status" className={mergeClasses(common.small, invalid && styles.invalid)}>
        {invalid && ui.check.dayInvalid}
        {dayText === null &&
          outcome?.asOfFrom === 'today' &&
          outcome.written === null &&
          ui.check.dayFromToday}
      </span>
    </form>
  );
}

/** What the user must know before trusting the colours in the sheets. */
function SheetNotices() {
  const stale = usePaneState((state) => state.stale);
  const dayText = usePaneState((state) => state.dayText);
  const outcome = usePaneState((state) => state.outcome);
  const { ui } = useWords();
  if (outcome === null) return null;
  const otherDay = dayText !== null && dayText !== formatDay(outcome.asOf);
  return (
    <>
      {otherDay && <Notice tone="info">{ui.check.otherDay}</Notice>}
      {stale && !otherDay && <Notice tone="warning">{ui.check.stale}</Notice>}
      {outcome.formulas === 'differ' && <Notice tone="warning">{ui.check.differ}</Notice>}
      {!outcome.live && <Notice tone="info">{ui.check.stamped}</Notice>}
    </>
  );
}
