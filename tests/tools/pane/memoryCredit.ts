/** The customers of a book in memory as a ledger the engine can think about: one limit and two invoices each. */
import type {
  AdviceOutcome,
  DecideOutcome,
  DecideRequest,
  PortfolioOutcome,
  ScoreOutcome,
} from '../../../src/commands';
import { answerOf } from '../../../src/commands/answers';
import { addDays, serialOf, type Day } from '../../../src/ledger/day';
import type { Ledger } from '../../../src/ledger/records';
import { fail, ok, type Result } from '../../../src/ledger/result';
import { CUSTOMER_STATUS } from '../../../src/ledger/tables';
import { ledgerOf, policyRows, type Row } from '../../../src/ledger/tablesForTests';
import type { MemoryCustomer } from './memoryCustomer';

const TERM_DAYS = 30;

function thoughtOf(customers: readonly MemoryCustomer[], asOf: Day) {
  return { asOf, asOfFrom: 'book' as const, ledger: memoryLedger(customers, asOf) };
}

function memoryLedger(customers: readonly MemoryCustomer[], asOf: Day): Ledger {
  return ledgerOf({
    customers: customers.map(({ id, name, frozen, payerId = '' }) => ({
      rowId: `R-${id}`,
      id,
      name,
      payerId,
      status: frozen ? CUSTOMER_STATUS.frozen['zh-CN'] : '',
    })),
    limits: customers.flatMap(({ id, limit }): Row[] =>
      limit === null ? [] : [{ rowId: `L-${id}`, customerId: id, kind: '基础额度', amount: Number(limit) }],
    ),
    documents: customers.flatMap((customer) => [
      invoice(customer, 'N', customer.notDue, addDays(asOf, TERM_DAYS)),
      invoice(customer, 'L', customer.late, addDays(asOf, -customer.daysLate)),
    ]),
    // Two invoices are too little for a grade: none is asked for.
    policy: policyRows({ asOf: serialOf(asOf), gradeFloor: 'D' }),
  });
}

function invoice({ id }: MemoryCustomer, sort: string, amount: string, due: Day): Row {
  return {
    rowId: `D-${id}-${sort}`,
    customerId: id,
    kind: '发票',
    number: `${sort}-${id}`,
    date: serialOf(addDays(due, -TERM_DAYS)),
    due: serialOf(due),
    amount: Number(amount),
  };
}

export function adviceOf(
  customers: readonly MemoryCustomer[],
  asOf: Day,
  customer: string | null,
): AdviceOutcome {
  const thought = thoughtOf(customers, asOf);
  return { ...thought, advices: answerOf(thought.ledger, { name: 'advise', asOf, customer }) };
}

export function decisionOf(
  customers: readonly MemoryCustomer[],
  asOf: Day,
  request: DecideRequest,
): Result<DecideOutcome> {
  const thought = thoughtOf(customers, asOf);
  const decision = answerOf(thought.ledger, { name: 'decide', asOf, shipment: request });
  const customer = thought.ledger.customers.find(({ id }) => id === request.customer);
  if (decision === null || !customer) return fail({ code: 'customer.unknown', value: request.customer });
  return ok({ ...thought, customer, decision });
}

export function portfolioOf(customers: readonly MemoryCustomer[], asOf: Day): PortfolioOutcome {
  const thought = thoughtOf(customers, asOf);
  return { ...thought, report: answerOf(thought.ledger, { name: 'portfolio', asOf }) };
}

export function scoresOf(customers: readonly MemoryCustomer[], asOf: Day): Omit<ScoreOutcome, 'written'> {
  const thought = thoughtOf(customers, asOf);
  return { ...thought, scores: answerOf(thought.ledger, { name: 'score', asOf, customer: null }) };
}
