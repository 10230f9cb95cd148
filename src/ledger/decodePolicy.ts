/** The 政策 table. A setting that is not there has its default; one that cannot be read has its default and is reported. */
import * as z from 'zod/mini';
import { cellText, currencyOf, isBlank, parseAmount, parseDayCell, parseShare } from './cells';
import { isoDay } from './day';
import {
  DEFAULT_POLICY,
  POLICY_KEYS,
  POLICY_NAME,
  POLICY_SCHEMA,
  SCHEMA_VERSION,
  type Policy,
  type PolicyKey,
} from './policy';
import { cellAt, type CellValue, type RowAt, type TableSnapshot, type Unreadable } from './records';
import { NO_OWNER, rowsOf, unreadableCell } from './decodeRows';
import { LANGUAGES } from './tables';

export interface DecodedPolicy {
  readonly policy: Policy;
  readonly schemaVersion: number;
}

const KEY_BY_NAME: ReadonlyMap<string, PolicyKey> = new Map(
  POLICY_KEYS.flatMap((key) =>
    [key, ...LANGUAGES.map((language) => POLICY_NAME[key][language])].map((name): [string, PolicyKey] => [
      cellText(name).toLowerCase(),
      key,
    ]),
  ),
);

/** The setting a row of 政策 holds, named in either language; null for a row of the user's own. */
export function settingAt(snapshot: TableSnapshot, position: number): PolicyKey | null {
  return KEY_BY_NAME.get(cellText(cellAt(snapshot, position, 'setting')).toLowerCase()) ?? null;
}

const SETTINGS = z.partial(z.object(POLICY_SCHEMA));

export function decodePolicy(snapshot: TableSnapshot, unreadable: Unreadable[]): DecodedPolicy {
  const texts = new Map<PolicyKey, string>();
  const rows = new Map<PolicyKey, RowAt>();
  for (const at of rowsOf(snapshot, unreadable)) {
    const key = settingAt(snapshot, at.position);
    if (key === null || rows.has(key)) continue;
    rows.set(key, at);
    texts.set(key, settingText(key, cellAt(snapshot, at.position, 'value')));
  }
  const bad = badSettings(texts);
  for (const key of bad) {
    texts.delete(key);
    const at = rows.get(key);
    if (!at) continue;
    const value = cellAt(snapshot, at.position, 'value');
    unreadable.push(unreadableCell(at, 'value', value, 'setting.unreadable', NO_OWNER));
  }
  return policyOf(SETTINGS.parse(Object.fromEntries(texts)));
}

function badSettings(texts: ReadonlyMap<PolicyKey, string>): PolicyKey[] {
  const parsed = SETTINGS.safeParse(Object.fromEntries(texts));
  if (parsed.success) return [];
  const paths = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return POLICY_KEYS.filter((key) => paths.has(key));
}

function policyOf(read: z.infer<typeof SETTINGS>): DecodedPolicy {
  const policy: Policy = {
    asOf: read.asOf ?? null,
    currency: read.currency ?? DEFAULT_POLICY.currency,
    graceDays: read.graceDays ?? DEFAULT_POLICY.graceDays,
    overdueFloor: read.overdueFloor ?? DEFAULT_POLICY.overdueFloor,
    nearMedium: read.nearMedium ?? DEFAULT_POLICY.nearMedium,
    nearHigh: read.nearHigh ?? DEFAULT_POLICY.nearHigh,
    overdueRatio: read.overdueRatio ?? DEFAULT_POLICY.overdueRatio,
    expiringDays: read.expiringDays ?? DEFAULT_POLICY.expiringDays,
    settlement: read.settlement ?? DEFAULT_POLICY.settlement,
    monthTerms: read.monthTerms ?? DEFAULT_POLICY.monthTerms,
  };
  return { policy, schemaVersion: read.schemaVersion ?? SCHEMA_VERSION };
}

/** The plain text the setting's schema expects; a cell that cannot be read stays as it is, for the schema to refuse. */
function settingText(key: PolicyKey, value: CellValue): string {
  const text = cellText(value);
  if (isBlank(value)) return '';
  switch (key) {
    case 'asOf': {
      const day = parseDayCell(value);
      return day === null ? text : isoDay(day);
    }
    case 'currency':
      return currencyOf(value);
    case 'nearMedium':
    case 'nearHigh':
    case 'overdueRatio':
      return parseShare(value)?.toFixed() ?? text;
    case 'overdueFloor':
    case 'graceDays':
    case 'expiringDays':
    case 'schemaVersion':
      return parseAmount(value)?.toFixed() ?? text;
    case 'settlement':
    case 'monthTerms':
      return text.toLowerCase();
  }
}
