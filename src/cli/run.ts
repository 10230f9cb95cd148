/** One command from its words to its exit code: 0 done, 1 done with findings, 2 refused with one line on stderr. */
import type { CommandOptions } from '../commands';
import { ProblemError, type Problem } from '../ledger/result';
import type { Language } from '../ledger/tables';
import { problemSentence } from '../text';
import '../text/everyLanguage';
import { commandLineWords } from '../text/commandLine';
import { isCommand, readArguments, type Arguments, type CommandName } from './arguments';
import { advise } from './commands/advise';
import { check } from './commands/check';
import { create } from './commands/create';
import { customers } from './commands/customers';
import { decide } from './commands/decide';
import { importFiles } from './commands/import';
import { journal } from './commands/journal';
import { portfolio } from './commands/portfolio';
import { retry } from './commands/retry';
import { score } from './commands/score';
import { undo } from './commands/undo';
import { cliOptions } from './options';
import type { CommandResult, ExitCode } from './result';

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

type Command = (given: Arguments, options: CommandOptions) => Promise<CommandResult>;

const COMMAND: Readonly<Record<CommandName, Command>> = {
  create,
  import: importFiles,
  retry,
  check,
  score,
  advise,
  decide,
  portfolio,
  customers,
  journal,
  undo,
};

export async function run(words: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help' || rest.includes('--help')) {
    streams.stdout.write(`${commandLineWords(languageOf(words)).usage}\n`);
    return name === undefined ? 2 : 0;
  }
  const language = languageOf(words);
  if (!isCommand(name)) return refuse({ code: 'usage', value: name }, language, streams);
  const given = readArguments(name, rest);
  if (!given.ok) return refuse(given.problem, language, streams);
  try {
    const result = await COMMAND[name](given.value, cliOptions(progressTo(streams)));
    const out = given.value.json ? JSON.stringify(result.json) : result.lines.join('\n');
    streams.stdout.write(`${out}\n`);
    return result.refusal ? refuse(result.refusal, language, streams) : result.code;
  } catch (error) {
    if (error instanceof ProblemError) return refuse(error.problem, language, streams);
    throw error;
  }
}

function refuse(problem: Problem, language: Language, streams: Streams): ExitCode {
  streams.stderr.write(`${problemSentence(problem, language)}\n`);
  return 2;
}

/** The language must be known before the arguments are: a refusal of them is told in it. */
function languageOf(words: readonly string[]): Language {
  const index = words.indexOf('--lang');
  return (index >= 0 && words[index + 1] === 'en-US') || words.includes('--lang=en-US') ? 'en-US' : 'zh-CN';
}

/** A refusal is one line on stderr: progress is shown only where a person watches. */
function progressTo(streams: Streams): NonNullable<CommandOptions['onProgress']> {
  return (step) => {
    if (process.stderr.isTTY) streams.stderr.write(`${step.phase}\r`);
  };
}
