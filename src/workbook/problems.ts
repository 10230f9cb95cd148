/** Excel's errors as problems of ours: the codes people can act on, and Excel's own message for the rest. */
import { ProblemError, type Problem, type ProblemCode } from '../ledger/result';

const CODE: Readonly<Record<string, ProblemCode>> = {
  AccessDenied: 'sheet.protected',
  ApiNotAvailable: 'excel.tooOld',
  ApiNotFound: 'excel.tooOld',
  CellEditMode: 'excel.editing',
  InvalidOperationInCellEditMode: 'excel.editing',
  OperationCellsExceedLimit: 'excel.requestTooLarge',
  RequestPayloadSizeLimitExceeded: 'excel.requestTooLarge',
  ResponsePayloadSizeLimitExceeded: 'excel.requestTooLarge',
};

/** Never throws: what is not ours and not Excel's is `excel.failed` with its message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  const known = CODE[code];
  // A member this Excel lacks is named: the person who reads the report needs it, not the user.
  if (known !== undefined) return { code: known, figures: { message } };
  return { code: 'excel.failed', value: message, figures: { code, statement: statementOf(error) } };
}

/** Excel's error code; '' for anything that is not an Office error. */
export function errorCode(error: unknown): string {
  return error instanceof OfficeExtension.Error ? error.code : '';
}

/** Excel refused to send this much in one answer. */
export function isResponseTooLarge(error: unknown): boolean {
  return errorCode(error) === 'ResponsePayloadSizeLimitExceeded';
}

function statementOf(error: unknown): string {
  return error instanceof OfficeExtension.Error ? (error.debugInfo.statement ?? '') : '';
}
