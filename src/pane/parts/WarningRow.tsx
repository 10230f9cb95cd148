/** One warning: what, who, why and what to do. Its wide part selects the cell, the other opens the customer. */
import { Button, mergeClasses } from '@fluentui/react-components';
import { Person20Regular } from '@fluentui/react-icons';
import { useActions, useWords } from '../context';
import { useCommonStyles } from '../styles';
import type { Warning } from '../warnings';
import { useRowStyles } from './rowStyles';
import { SeverityMark } from './SeverityMark';

export interface WarningRowProps {
  readonly warning: Warning;
  readonly tabIndex: 0 | -1;
  /** On a customer's own card neither the name nor the way to the card is needed. */
  readonly onCard?: boolean;
}

export function WarningRow({ warning, tabIndex, onCard = false }: WarningRowProps) {
  const { goTo, openCustomer } = useActions();
  const { ui } = useWords();
  const styles = useRowStyles();
  const common = useCommonStyles();
  const { customerId, customerName, severity } = warning;
  return (
    <div className={mergeClasses(styles.row, styles[`edge${severity}`])}>
      <button
        type="button"
        className={styles.control}
        tabIndex={tabIndex}
        data-row-control
        title={ui.findings.cell(warning.cell)}
        onClick={() => void goTo(warning.cell)}
      >
        <span className={common.spread}>
          <SeverityMark severity={severity} what={warning.title} />
          <span className={common.small}>{warning.cell}</span>
        </span>
        {!onCard && <span className={common.strong}>{customerName || ui.findings.book}</span>}
        <span className={mergeClasses(common.text, common.figure)}>{warning.message}</span>
        <span className={common.small}>{ui.findings.todo(warning.todo)}</span>
      </button>
      {!onCard && customerId !== null && (
        <Button
          className={styles.aside}
          appearance="subtle"
          icon={<Person20Regular />}
          tabIndex={tabIndex}
          aria-label={ui.findings.openCustomer(customerName)}
          title={ui.findings.openCustomer(customerName)}
          onClick={() => openCustomer(customerId, warning.key)}
        />
      )}
    </div>
  );
}
