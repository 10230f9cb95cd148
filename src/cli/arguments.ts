/** The words after `ledger COMMAND`, checked before anything is opened. */
import { parseArgs } from 'node:util';
import { isCurrencyCode } from '../ledger/cells';
import { parseIsoDay, type Day } from '../ledger/day';
import { money, type Currency, type Money } from '../ledger/money';
import { fail, ok, type Problem, type ProblemCode, type Result } from '../ledger/result';
import { LANGUAGES, SEVERITY, type Language, type Severity } from '../ledger/tables';

export interface Arguments {
  /** Files and the like, in order. */
  readonly positionals: readonly string[];
  readonly out: string | null;
  readonly into: string | null;
  readonly sheets: readonly string[];
  /** The sheets of the ledger's own workbook are imported too. */
  readonly here: boolean;
  readonly map: string | null;
  /** `A=B`: two customers that are one, and two that are not. */
  readonly same: readonly string[];
  readonly apart: readonly string[];
  /** Import identities of documents whose changes are taken over. */
  readonly take: readonly string[];
  readonly entry: string | null;
  readonly exportFile: string | null;
  readonly asOf: Day | null;
  /** A customer's number or name, as typed. */
  readonly customer: string | null;
  readonly amount: Money | null;
  readonly currency: Currency | null;
  readonly date: Day | null;
  readonly order: string | null;
  readonly language: Language;
  readonly failOn: Severity | null;
  readonly json: boolean;
  readonly sample: boolean;
  readonly dryRun: boolean;
  readonly verify: boolean;
}

const OPTIONS = {
  out: { type: 'string' },
  into: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  here: { type: 'boolean' },
  map: { type: 'string' },
  same: { type: 'string', multiple: true },
  apart: { type: 'string', multiple: true },
  take: { type: 'string', multiple: true },
  entry: { type: 'string' },
  export: { type: 'string' },
  'as-of': { type: 'string' },
  customer: { type: 'string' },
  amount: { type: 'string' },
  currency: { type: 'string' },
  date: { type: 'string' },
  order: { type: 'string' },
  lang: { type: 'string' },
  'fail-on': { type: 'string' },
  json: { type: 'boolean' },
  sample: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  verify: { type: 'boolean' },
} as const;

type Option = keyof typeof OPTIONS;

/** What each command takes: its options, and how many files. */
export const COMMANDS = {
  create: { options: ['out', 'sample', 'lang', 'json'], files: [0, 0] },
  import: {
    options: ['out', 'into', 'here', 'sheet', 'map', 'same', 'apart', 'take', 'dry-run', 'lang', 'json'],
    files: [0, Infinity],
  },
  retry: { options: ['out', 'json', 'lang'], files: [1, 1] },
  check: { options: ['as-of', 'out', 'json', 'fail-on', 'lang'], files: [1, 1] },
  score: { options: ['as-of', 'customer', 'out', 'json', 'lang'], files: [1, 1] },
  advise: { options: ['as-of', 'customer', 'json', 'lang'], files: [1, 1] },
  decide: {
    options: ['customer', 'amount', 'currency', 'date', 'order', 'json', 'lang'],
    files: [1, 1],
  },
  portfolio: { options: ['as-of', 'json', 'lang'], files: [1, 1] },
  customers: { options: ['same', 'apart', 'out', 'json', 'lang'], files: [1, 1] },
  journal: { options: ['verify', 'export', 'json', 'lang'], files: [1, 1] },
  undo: { options: ['entry', 'out', 'json', 'lang'], files: [1, 1] },
} as const satisfies Record<string, { options: readonly Option[]; files: readonly [number, number] }>;
export type CommandName = keyof typeof COMMANDS;

export function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

export function readArguments(command: CommandName, words: readonly string[]): Result<Arguments> {
  const allowed: readonly string[] = COMMANDS[command].options;
  const options = Object.fromEntries(Object.entries(OPTIONS).filter(([name]) => allowed.includes(name)));
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: withNegatives(words), options, allowPositionals: true });
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return usage(line);
  }
  const [least, most] = COMMANDS[command].files;
  if (parsed.positionals.length < least || parsed.positionals.length > most) return usage(command);
  return checked(parsed.values, parsed.positionals);
}

/** `--amount -5` means the amount −5, which is then refused as one, not an option called 5. */
function withNegatives(words: readonly string[]): string[] {
  return words.reduce<string[]>((joined, word) => {
    const option = joined.at(-1);
    if (/^-\d/.test(word) && option?.startsWith('--') === true && !option.includes('=')) {
      return [...joined.slice(0, -1), `${option}=${word}`];
    }
    return [...joined, word];
  }, []);
}

function checked(values: Record<string, unknown>, positionals: readonly string[]): Result<Arguments> {
  const text = (name: Option): string | null => (typeof values[name] === 'string' ? values[name] : null);
  const texts = (name: Option): readonly string[] =>
    Array.isArray(values[name]) ? values[name].map(String) : [];
  const read = readValues(text);
  if (!read.ok) return read;
  const language = oneOf(LANGUAGES, text('lang') ?? 'zh-CN');
  if (language === null) return usage(`--lang ${text('lang') ?? ''}`);
  const failOnText = text('fail-on');
  const failOn = failOnText === null ? null : oneOf(Object.keys(SEVERITY) as Severity[], failOnText);
  if (failOnText !== null && failOn === null) return usage(`--fail-on ${failOnText}`);
  return ok({
    positionals,
    out: text('out'),
    into: text('into'),
    sheets: texts('sheet'),
    same: texts('same'),
    apart: texts('apart'),
    take: texts('take'),
    here: values['here'] === true,
    map: text('map'),
    entry: text('entry'),
    exportFile: text('export'),
    ...read.value,
    customer: text('customer'),
    order: text('order'),
    language,
    failOn,
    json: values['json'] === true,
    sample: values['sample'] === true,
    dryRun: values['dry-run'] === true,
    verify: values['verify'] === true,
  });
}

type Values = Pick<Arguments, 'asOf' | 'date' | 'amount' | 'currency'>;

/** Days, amounts and currencies, each read or refused as it is typed. */
function readValues(text: (name: Option) => string | null): Result<Values> {
  const refused: Problem[] = [];
  const value = <T>(name: Option, code: ProblemCode, read: (typed: string) => T | null): T | null => {
    const typed = text(name);
    const found = typed === null ? null : read(typed);
    if (typed !== null && found === null) refused.push({ code, value: typed });
    return found;
  };
  const values = {
    asOf: value('as-of', 'date.unreadable', parseIsoDay),
    date: value('date', 'date.unreadable', parseIsoDay),
    amount: value('amount', 'amount.unreadable', positiveAmount),
    currency: value('currency', 'currency.unreadable', currencyCode),
  };
  const [problem] = refused;
  return problem ? fail(problem) : ok(values);
}

const PLAIN_AMOUNT = /^\d{1,15}(\.\d{1,6})?$/;

function positiveAmount(typed: string): Money | null {
  const amount = PLAIN_AMOUNT.test(typed) ? money(typed) : null;
  return amount?.gt(0) === true ? amount : null;
}

function currencyCode(typed: string): Currency | null {
  const code = typed.toUpperCase();
  return isCurrencyCode(code) ? code : null;
}

function oneOf<T extends string>(choices: readonly T[], text: string): T | null {
  return choices.find((choice) => choice === text) ?? null;
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', value: detail });
}
