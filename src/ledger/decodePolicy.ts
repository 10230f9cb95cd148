/** The 政策 table. A setting that is not there has its default; one that cannot be read has its default and is reported. */
import * as z from 'zod/mini';
import { cellText, currencyOf, parseAmount, parseDayCell, parseShare } from './cells';
import { isoDay } from './day';
import {
  DEFAULT_POLICY,
  POLICY_KEYS,
  POLICY_NAME,
  POLICY_SCHEMA,
  policyChoices,
  SCHEMA_VERSION,
  type Policy,
  type PolicyKey,
} from './policy';
import { cellAt, type CellValue, type RowAt, type TableSnapshot, type Unreadable } from './records';
import { NO_OWNER, rowsOf, unreadableCell } from './decodeRows';
import { choiceKey, LANGUAGES } from './tables';

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
    if (key === null) continue;
    if (rows.has(key)) {
      const name = cellAt(snapshot, at.position, 'setting');
      unreadable.push(unreadableCell(at, 'setting', name, 'row.repeated', NO_OWNER));
      continue;
    }
    rows.set(key, at);
    texts.set(key, settingText(key, cellAt(snapshot, at.position, 'value')));
  }
  const refuse = (keys: readonly PolicyKey[]): void => {
    for (const key of keys) {
      texts.delete(key);
      const at = rows.get(key);
      if (!at) continue;
      const value = cellAt(snapshot, at.position, 'value');
      unreadable.push(unreadableCell(at, 'value', value, 'setting.unreadable', NO_OWNER));
    }
  };
  refuse(badSettings(texts));
  refuse(contradicting(policyOf(SETTINGS.parse(Object.fromEntries(texts))).policy));
  return policyOf(SETTINGS.parse(Object.fromEntries(texts)));
}

/** Of these the first must not lie above the second, or the second would never be reached. */
const IN_ORDER = [
  ['nearMedium', 'nearHigh'],
  ['tierA', 'tierB'],
] as const;

/** Both of a pair: which of the two is the mistake nobody can tell. */
function contradicting(policy: Policy): PolicyKey[] {
  return IN_ORDER.filter(([first, second]) => policy[first].gt(policy[second])).flat();
}

function badSettings(texts: ReadonlyMap<PolicyKey, string>): PolicyKey[] {
  const parsed = SETTINGS.safeParse(Object.fromEntries(texts));
  if (parsed.success) return [];
  const paths = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return POLICY_KEYS.filter((key) => paths.has(key));
}

function policyOf({ schemaVersion, ...read }: z.infer<typeof SETTINGS>): DecodedPolicy {
  // A setting that has no row is absent, not undefined, though the parser's type allows both.
  const policy = { ...DEFAULT_POLICY, ...read } as Policy;
  return { policy, schemaVersion: schemaVersion ?? SCHEMA_VERSION };
}

/**
 * The plain text the setting's schema takes: of all the ways the cell can be read, the first that is one. A cell that
 * cannot be read stays as it is, for the schema to refuse.
 */
function settingText(key: PolicyKey, value: CellValue): string {
  const schema = POLICY_SCHEMA[key];
  return readings(key, value, schema).find((text) => z.safeParse(schema, text).success) ?? cellText(value);
}

function readings(key: PolicyKey, value: CellValue, schema: z.ZodMiniType): string[] {
  const text = cellText(value);
  const choices: readonly unknown[] = schema instanceof z.ZodMiniEnum ? schema.options : [];
  const day = parseDayCell(value);
  return [
    // First: RMB has the form of a code too.
    currencyOf(value),
    text,
    choiceKey(policyChoices(key) ?? {}, text) ?? undefined,
    // The keys themselves: what ledgers of earlier versions hold.
    ...choices.map(String).filter((choice) => choice.toLowerCase() === text.toLowerCase()),
    parseAmount(value)?.toFixed(),
    parseShare(value)?.toFixed(),
    day === null ? undefined : isoDay(day),
  ].filter((reading) => reading !== undefined);
}
