/** What the ledger says beyond a check: may a shipment go, what a customer is worth, the portfolio, and everybody's score. */
import { ok } from '../../ledger/result';
import type { Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import type { Answer } from '../state';
import type { BookActions } from './book';
import type { Desk } from './desk';

export interface ShipmentAsked {
  readonly amount: Money;
  /** null: the day of the book. */
  readonly date: Day | null;
  readonly order: string | null;
}

export function creditActions({ store, commands, runner }: Desk, book: BookActions) {
  const { get, set } = store;

  async function decideShipment(customer: string, { amount, date, order }: ShipmentAsked): Promise<void> {
    const request = { customer, amount, currency: null, date, order };
    const decided = await runner.run('decide', async (options) => {
      const outcome = await commands.decideShipment(request, options);
      if (!outcome.ok) return outcome;
      const { asOf, decision } = outcome.value;
      return ok({ asOf, decision, amount, order });
    });
    if (decided === null || get().customer !== customer) return;
    set({ study: { ...get().study, decided: answer(decided) } });
  }

  /** One reading gives the score and the advice. */
  async function adviseLimit(customer: string): Promise<void> {
    const outcome = await runner.run('advise', (options) =>
      commands.adviseLimits({ asOf: null, customer }, options),
    );
    if (outcome === null || get().customer !== customer) return;
    const advised = { asOf: outcome.asOf, advised: outcome.advices[0] ?? null };
    set({ study: { ...get().study, advised: answer(advised) } });
  }

  async function loadPortfolio(): Promise<void> {
    const outcome = await runner.run('portfolio', (options) =>
      commands.readPortfolio({ asOf: null }, options),
    );
    if (outcome !== null) set({ portfolio: answer(outcome.report) });
  }

  async function scoreAll(): Promise<void> {
    const outcome = await runner.run('score', (options) =>
      commands.scoreCustomers({ asOf: null, customer: null, write: true }, options),
    );
    if (outcome === null) return;
    const { asOf, scores, written } = outcome;
    set({ scoring: { asOf, scores, written, undone: false } });
    await book.rethink();
  }

  async function undoScoring(): Promise<void> {
    const { scoring } = get();
    const entry = scoring?.written?.entry ?? null;
    if (scoring === null || entry === null || scoring.undone) return;
    const undone = await runner.run('undo', (options) => commands.undoEntry(entry, options));
    if (undone === null) return;
    set({ scoring: { ...scoring, undone: true } });
    await book.rethink();
  }

  function answer<Found>(found: Found): Answer<Found> {
    return { found, beside: get().outcome };
  }

  return { decideShipment, adviseLimit, loadPortfolio, scoreAll, undoScoring };
}
