import type { CustomerFigures } from '../../../src/commands';

/** A customer of the pane's test book, in the few figures its screens need. */
export interface MemoryCustomer {
  readonly id: string;
  readonly name: string;
  /** null: unset. */
  readonly limit: string | null;
  readonly notDue: string;
  readonly late: string;
  readonly daysLate: number;
  readonly frozen?: boolean;
  /** Who pays for it (结算单位). */
  readonly payerId?: string;
  /** Figures of a check that the rest does not give. */
  readonly figures?: Partial<CustomerFigures>;
}
