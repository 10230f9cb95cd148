/** `customers BOOK [--same A=B]… [--apart A=B]… [--out BOOK]`. */
import {
  mergeCustomers,
  type CommandOptions,
  type CustomerDecision,
  type MergeOutcome,
} from '../../commands';
import { ProblemError, valueOf } from '../../ledger/result';
import { formatCount, messages } from '../../text';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { onlyFile, openHost, saveHost } from '../book';
import { changeJson } from '../json';
import { writtenLine } from '../lines';
import type { CommandResult } from '../result';

export async function customers(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  const decisions = decisionsOf(given);
  if (decisions.length > 0 && given.out === null) throw new ProblemError({ code: 'usage', value: '--out' });
  const host = valueOf(await openHost(onlyFile(given), given.language));
  const outcome = valueOf(await mergeCustomers({ decisions }, options));
  const out = decisions.length > 0 ? given.out : null;
  if (out !== null) valueOf(await saveHost(host, out));
  const { suggestions, more, written } = outcome;
  return {
    json: {
      suggestions,
      more,
      written: written.map(changeJson),
    },
    lines: [...lines(outcome), ...(out === null ? [] : [commandLineWords(given.language).saved(out)])],
    code: 0,
  };
}

function lines({ ledger: { language }, suggestions, more, written }: MergeOutcome): string[] {
  const { reasons, ui } = messages(language);
  const words = commandLineWords(language);
  return [
    ...written.map((each) => writtenLine(each, language)),
    ...suggestions.map(({ one, other, reason }) =>
      words.suggested(`${one.code} ${one.name}`, `${other.code} ${other.name}`, reasons.nearNames[reason]),
    ),
    ...(more > 0 ? [ui.import.more(formatCount(more))] : []),
  ];
}

/** `--same A=B` and `--apart A=B`, each a customer's code or name. */
export function decisionsOf({ same, apart }: Arguments): readonly CustomerDecision[] {
  return [...same.map(decided(true)), ...apart.map(decided(false))];
}

function decided(same: boolean) {
  return (typed: string): CustomerDecision => {
    const [one = '', other = '', ...rest] = typed.split('=').map((part) => part.trim());
    if (one === '' || other === '' || rest.length > 0) {
      throw new ProblemError({ code: 'usage', value: `${same ? '--same' : '--apart'} ${typed}` });
    }
    return { one, other, same };
  };
}
