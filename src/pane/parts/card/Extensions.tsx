/** Documents whose due date was changed (展期), with both dates and who approved it. */
import type { CheckOutcome, CustomerFigures } from '../../../commands';
import { cellAddress } from '../../../ledger/records';
import { formatDay, formatMoney } from '../../../text';
import { creditWords } from '../../../text/credit';
import { useActions, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { useRowStyles } from '../rowStyles';

export interface ExtensionsProps {
  readonly outcome: CheckOutcome;
  readonly figures: CustomerFigures;
}

export function Extensions({ outcome, figures: { extended } }: ExtensionsProps) {
  const { goTo } = useActions();
  const { ui, language } = useWords();
  const common = useCommonStyles();
  const rows = useRowStyles();
  const { extensions: words, trace } = creditWords(language);
  return (
    <>
      <p className={common.small}>{words.basis[outcome.ledger.policy.extensions]}</p>
      <ul className={common.list} aria-label={words.heading}>
        {extended.map(({ at, number, currency, open, original, extended: due, approvedBy }, index) => {
          const cell = cellAddress(outcome.ledger, at, 'due');
          return (
            <li key={`${at.position} ${index}`}>
              <div className={rows.row}>
                <button
                  type="button"
                  className={rows.control}
                  title={ui.findings.cell(cell)}
                  onClick={() => void goTo(cell)}
                >
                  <span className={common.spread}>
                    <span className={common.text}>
                      {words.line(
                        number || trace.unnumbered,
                        original === null ? words.unknownDue : formatDay(original),
                        formatDay(due),
                      )}
                    </span>
                    <span className={common.figure}>{formatMoney(open, currency)}</span>
                  </span>
                  <span className={common.small}>
                    {approvedBy === '' ? words.notApproved : words.approvedBy(approvedBy)}
                  </span>
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
