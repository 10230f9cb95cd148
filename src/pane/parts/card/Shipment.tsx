/** May this shipment go? A few words to fill in, and an answer with every reason. */
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { CheckOutcome, CustomerFigures } from '../../../commands';
import { fitsCell, type Money } from '../../../ledger/money';
import { parseAmount } from '../../../ledger/cells';
import { isoDay, parseIsoDay, type Day } from '../../../ledger/day';
import { creditWords, type CreditWords } from '../../../text/credit';
import { useActions, usePaneState, useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { Verdict } from './Verdict';

const useStyles = makeStyles({
  input: { width: '100%', minWidth: 0 },
  invalid: { color: tokens.colorStatusDangerForeground3 },
});

export interface ShipmentProps {
  readonly outcome: CheckOutcome;
  readonly figures: CustomerFigures;
}

export function Shipment({ outcome, figures }: ShipmentProps) {
  const decided = usePaneState((state) => state.study.decided);
  const common = useCommonStyles();
  return (
    <>
      <ShipmentForm
        key={outcome.asOf}
        customer={figures.id}
        currency={figures.currency}
        asOf={outcome.asOf}
      />
      <div role="status" className={common.live}>
        {decided && <Verdict decided={decided.found} fresh={decided.beside === outcome} figures={figures} />}
      </div>
    </>
  );
}

function ShipmentForm({ customer, currency, asOf }: { customer: string; currency: string; asOf: Day }) {
  const { decideShipment } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const { language } = useWords();
  const { shipment: words } = creditWords(language);
  const common = useCommonStyles();
  const [amount, setAmount] = useState('');
  const [order, setOrder] = useState('');
  const [date, setDate] = useState(isoDay(asOf));
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const submit = (): void => {
    const asked = amountOf(amount, words);
    if (typeof asked === 'string') {
      setFault(asked);
      field.current?.focus();
      return;
    }
    setFault(null);
    const day = parseIsoDay(date);
    void decideShipment(customer, {
      amount: asked,
      date: day,
      order: order.trim() === '' ? null : order.trim(),
    });
  };
  return (
    <form
      className={common.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <AmountField currency={currency} value={amount} fault={fault} field={field} onChange={setAmount} />
      <PlainField name={words.order} value={order} onChange={setOrder} />
      <PlainField name={words.date} type="date" value={date} onChange={setDate} />
      <div className={common.row}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words.decide}
        </Button>
      </div>
    </form>
  );
}

/** The amount, or the sentence that says what is wrong with it. */
function amountOf(text: string, words: CreditWords['shipment']): Money | string {
  const amount = parseAmount(text);
  if (amount?.gt(0) !== true) return words.amountInvalid;
  return fitsCell(amount) ? amount : words.amountDigits;
}

interface AmountFieldProps {
  readonly currency: string;
  readonly value: string;
  readonly fault: string | null;
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly onChange: (value: string) => void;
}

function AmountField({ currency, value, fault, field, onChange }: AmountFieldProps) {
  const { language } = useWords();
  const { shipment: words } = creditWords(language);
  const styles = useStyles();
  const common = useCommonStyles();
  const id = useId();
  return (
    <div className={common.tight}>
      <label className={common.small} htmlFor={id}>
        {words.amount(currency)}
      </label>
      <Input
        id={id}
        className={styles.input}
        input={{ ref: field }}
        inputMode="text"
        autoComplete="off"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint`}
        onChange={(_, { value: typed }) => onChange(typed)}
      />
      <span
        id={`${id}-hint`}
        role="status"
        className={mergeClasses(common.small, fault !== null && styles.invalid)}
      >
        {fault ?? words.amountHint}
      </span>
    </div>
  );
}

interface PlainFieldProps {
  readonly name: string;
  readonly type?: 'text' | 'date';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlainField({ name, type = 'text', value, onChange }: PlainFieldProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const id = useId();
  return (
    <div className={common.tight}>
      <label className={common.small} htmlFor={id}>
        {name}
      </label>
      <Input
        id={id}
        className={styles.input}
        type={type}
        autoComplete="off"
        value={value}
        onChange={(_, { value: typed }) => onChange(typed)}
      />
    </div>
  );
}
