/** `import SOURCE… --out BOOK [--into BOOK] [--here] [--sheet NAME]… [--map FILE] [--same A=B]… [--apart A=B]… [--take KEY]… [--dry-run]`. */
import path from 'node:path';
import { z } from 'zod';
import {
  importLedger,
  listOpenSheets,
  questionsOf,
  readOpenSheets,
  type CommandOptions,
  type ImportOutcome,
  type ImportSource,
  type SourceFile,
} from '../../commands';
import { money } from '../../ledger/money';
import { ProblemError, valueOf, type Problem } from '../../ledger/result';
import type { Language } from '../../ledger/tables';
import { formatAmount, formatCount, messages } from '../../text';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { decisionsOf } from './customers';
import { emptyHost, openHost, saveHost } from '../book';
import { readBytes } from '../files';
import { importJson } from '../importJson';
import { writtenLine } from '../lines';
import type { CommandResult } from '../result';

type SheetReport = ImportOutcome['report']['sources'][number];

const MAP = z.record(z.string(), z.string());

export async function importFiles(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  if (given.out === null && !given.dryRun) throw new ProblemError({ code: 'usage', value: '--out' });
  if (given.here && given.into === null) throw new ProblemError({ code: 'usage', value: '--here' });
  if (!given.here && given.positionals.length === 0)
    throw new ProblemError({ code: 'usage', value: 'import' });
  const files = await Promise.all(given.positionals.map(readSource));
  const map = given.map === null ? {} : await readMap(given.map);
  const decisions = decisionsOf(given);
  const host =
    given.into === null
      ? await emptyHost(given.language)
      : valueOf(await openHost(given.into, given.language));
  const sources = given.here ? [await ownSheets(options), ...files] : files;
  const { sheets, take, dryRun, language } = given;
  const request = { sources, map, sheets, take, decisions, dryRun, language };
  const outcome = valueOf(await importLedger(request, options));
  const refusal = nothingImported(outcome);
  const out = given.dryRun || refusal ? null : given.out;
  if (out !== null) valueOf(await saveHost(host, out));
  return {
    json: importJson(outcome),
    lines: [
      ...importLines(outcome, given),
      ...(out === null ? [] : [commandLineWords(given.language).saved(out)]),
    ],
    code: 0,
    ...(refusal ? { refusal } : {}),
  };
}

/** Set when every sheet was refused: the first says why. */
function nothingImported({ report }: ImportOutcome): Problem | null {
  const [first] = report.sources;
  if (!first?.refused || report.sources.some((sheet) => sheet.refused === null)) return null;
  return { code: 'import.nothing', file: first.file, sheet: first.sheet, value: first.refused.why };
}

/** What the pane offers: all sheets with content but the ledger's own. */
async function ownSheets(options: CommandOptions): Promise<ImportSource> {
  const listed = valueOf(await listOpenSheets());
  return valueOf(
    await readOpenSheets(
      listed.map(({ id }) => id),
      options,
    ),
  );
}

async function readSource(file: string): Promise<SourceFile> {
  return { name: path.basename(file), bytes: valueOf(await readBytes(file)) };
}

/** A JSON object: header text → field, such as `{"客户": "customer.name"}`. */
async function readMap(file: string): Promise<Readonly<Record<string, string>>> {
  const text = new TextDecoder().decode(valueOf(await readBytes(file)));
  try {
    return MAP.parse(JSON.parse(text));
  } catch {
    throw new ProblemError({ code: 'import.badMap', file: path.basename(file) });
  }
}

function importLines(outcome: ImportOutcome, given: Arguments): string[] {
  const language: Language = given.language;
  const words = commandLineWords(language);
  const { reasons } = messages(language);
  const { report } = outcome;
  const count = formatCount;
  return [
    ...report.sources.flatMap((sheet) => [
      words.sheet(sheet.file, sheet.sheet),
      ...(sheet.refused ? [`  ${reasons.refused[sheet.refused.why]}`] : []),
      ...questionsOf({ sources: [sheet] }).map(
        ({ cell, header, fields }) => `  ${words.question(cell, header, fields.join(' / '))}`,
      ),
      ...rememberedLines(sheet, language),
      ...sheet.tables.flatMap(({ rows, rejected, changed = [], checks = [], notes = [] }) => [
        `  ${words.rows(count(rows.data), count(rows.imported), count(rows.skipped), count(rows.rejected))}`,
        ...rejected.map((cell) => `  ${cell.cell} ${cell.value} ${reasons.rejected[cell.why]}`),
        ...changed.map(({ cell, at, before, after, taken, sourceKey }) => {
          const done = taken ? words.changeTaken : words.changeLeft(sourceKey);
          return `  ${words.changed(cell, at, before || reasons.blank, after)} · ${done}`;
        }),
        ...notes.map(({ what, cell, count: of }) => `  ${reasons.notes[what](cell, count(of))}`),
        ...checks
          .filter(({ agrees }) => !agrees)
          .map(({ cell, difference }) => `  ${words.unbalanced(cell, formatAmount(money(difference)))}`),
      ]),
    ]),
    ...(report.customers?.suggestions ?? []).map(({ one, other, reason }) =>
      words.suggested(one.ref, other.ref, reasons.nearNames[reason]),
    ),
    ...report.reconciliation.map((line) =>
      words.reconciled(
        line.measure,
        formatAmount(line.source),
        formatAmount(line.imported),
        formatAmount(line.difference),
      ),
    ),
    words.imported(
      count(report.ledger.customers),
      count(report.ledger.limits),
      count(report.ledger.documents),
    ),
    ...(report.ledger.financials === undefined
      ? []
      : [words.importedStatements(count(report.ledger.financials))]),
    ...(report.remembers === undefined ? [] : [words.remembers(count(report.remembers))]),
    ...(outcome.written ? [writtenLine(outcome.written, language)] : []),
  ];
}

/** What is taken or offered from the memory of earlier imports. */
function rememberedLines({ remembered = [], tables }: SheetReport, language: Language): string[] {
  const words = commandLineWords(language);
  const columns = tables.flatMap(({ mapping }) =>
    mapping.flatMap(({ column, header, remembered: said }) =>
      said === undefined ? [] : [words.remembered(`${column} ${header}`, said.from ?? '', said.to ?? '')],
    ),
  );
  const kinds = remembered.map(({ from, to }) => words.remembered('', from ?? '', to ?? ''));
  return [...kinds, ...columns].map((line) => `  ${line}`);
}
