/** Office's own start: it may be slow, absent, or not Excel. The pane must say so rather than stay blank. */
import { displayLanguage, type OfficeLanguage } from './language';

export interface OfficeInfo {
  readonly host: string;
  readonly platform: string;
  /** Version of the Excel at hand, as it names itself. */
  readonly version: string;
  readonly language: OfficeLanguage;
}

export type ReadyResult =
  | { readonly ok: true; readonly value: OfficeInfo }
  | { readonly ok: false; readonly problem: { readonly code: 'excel.unavailable' | 'excel.tooOld' } };

export const READY_TIMEOUT_MS = 10_000;

/** The oldest Excel the add-in works in: Office 2021. The manifest asks for the same. */
export const EXCEL_API_MIN = '1.14';

/** Fails with `excel.unavailable` (no office.js, no answer in time, not Excel) or `excel.tooOld`. */
export async function ready(timeoutMs = READY_TIMEOUT_MS): Promise<ReadyResult> {
  // office.js comes from Microsoft's network, which may be out of reach: then there is no global at all.
  if (typeof Office === 'undefined') return unavailable;
  const info = await orTimeout(Office.onReady(), timeoutMs);
  // Office's types say the host is always there; outside Office it is null.
  const host = info?.host as string | null | undefined;
  if (!info || host !== 'Excel') return unavailable;
  if (!Office.context.requirements.isSetSupported('ExcelApi', EXCEL_API_MIN)) {
    return { ok: false, problem: { code: 'excel.tooOld' } };
  }
  const { version } = Office.context.diagnostics;
  return { ok: true, value: { host, platform: String(info.platform), version, language: displayLanguage() } };
}

const unavailable: ReadyResult = { ok: false, problem: { code: 'excel.unavailable' } };

function orTimeout<T>(answer: Promise<T>, timeoutMs: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), timeoutMs);
    answer.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
