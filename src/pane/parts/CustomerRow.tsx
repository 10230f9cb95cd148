/** One customer in the list: name, how much of the limit is used, what is overdue. */
import { mergeClasses } from '@fluentui/react-components';
import type { CustomerFigures } from '../../commands';
import { LIMIT_STATE } from '../../ledger/tables';
import { formatShare, moneyOrUnknown } from '../../text';
import { useActions, useWords } from '../context';
import { useCommonStyles } from '../styles';
import { useRowStyles } from './rowStyles';
import { UtilisationMeter } from './UtilisationMeter';

export function CustomerRow({ figures, tabIndex }: { figures: CustomerFigures; tabIndex: 0 | -1 }) {
  const { openCustomer } = useActions();
  const { ui, language } = useWords();
  const styles = useRowStyles();
  const common = useCommonStyles();
  const { id, name, currency, exposure, overdue, utilisation, limit } = figures;
  const share = utilisation === null ? LIMIT_STATE[limit.state][language] : formatShare(utilisation);
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.control}
        tabIndex={tabIndex}
        data-row-control
        onClick={() => openCustomer(id, id)}
      >
        <span className={common.spread}>
          <span className={common.strong}>{name || id}</span>
          <span className={mergeClasses(common.text, common.figure)}>{share}</span>
        </span>
        <UtilisationMeter figures={figures} named={false} />
        <span className={mergeClasses(common.spread, common.small, common.figure)}>
          <span>{ui.customers.exposure(moneyOrUnknown(exposure, currency))}</span>
          <span>
            {overdue?.isZero()
              ? ui.customers.notOverdue
              : ui.customers.overdue(moneyOrUnknown(overdue, currency))}
          </span>
        </span>
      </button>
    </div>
  );
}
