/** The error codes a formula can yield: Excel's, and the few the calculation engine has of its own. */
const ERROR_CODES: ReadonlySet<string> = new Set([
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#CYCLE!',
  '#ERROR!',
]);

export function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && ERROR_CODES.has(value);
}
