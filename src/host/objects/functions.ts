/** Worksheet functions called by the add-in itself: they calculate as in a cell of the workbook, in its date system. */
import type { BookModel } from '../model';
import { numberOf, objectType } from './objectType';

interface FunctionValue {
  readonly value: number;
}

const resultObject = objectType<FunctionValue>({
  type: 'FunctionResult',
  scalars: {
    // Excel says what went wrong here; none of the functions built fails for an argument it takes.
    Error: { get: () => null },
    Value: { get: ({ value }) => value },
  },
});

const DAY_MS = 86_400_000;
/** Day 0 of each date system. The 1900 one has a 29 February that never was: later days count from a day before. */
const FIRST_DAY = { 1904: Date.UTC(1904, 0, 1), 1900: Date.UTC(1899, 11, 31) };
const LEAP_DAY_OF_1900 = 60;

function yearOf(serial: number, { dateSystem }: BookModel): number {
  const days = dateSystem === 1900 && serial >= LEAP_DAY_OF_1900 ? serial - 1 : serial;
  return new Date(FIRST_DAY[dateSystem] + Math.floor(days) * DAY_MS).getUTCFullYear();
}

export const functionsObject = objectType<BookModel>({
  type: 'Functions',
  methods: {
    Year: (book, [serial]) => resultObject({ value: yearOf(numberOf(serial, 'Functions.year'), book) }),
  },
});
