import type { BookModel } from '../model';
import { objectType, oneOf } from './objectType';

const MODES = ['Automatic', 'AutomaticExceptTables', 'Manual'] as const;

export const applicationObject = objectType<BookModel>({
  type: 'Application',
  scalars: {
    CalculationMode: {
      get: (_book, session) => session.calculationMode,
      set: (_book, value, session) => {
        session.calculationMode = oneOf(MODES, value, 'Application.calculationMode');
      },
    },
    CalculationState: { get: () => 'Done' },
  },
  methods: {
    // The processor calculates before it calls this: nothing is left to do.
    Calculate: () => null,
    // A batch is calculated and shown once, at its end, whether it asks for it or not.
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
});
