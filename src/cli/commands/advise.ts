/** `advise BOOK [--as-of DATE] [--customer ID]`. */
import { adviseLimits, type AdvisedCustomer, type CommandOptions } from '../../commands';
import { isoDay } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { valueOf } from '../../ledger/result';
import type { Language } from '../../ledger/tables';
import { formatMoney, UNKNOWN_MARK } from '../../text';
import { analysisWords, approvalSentence, whySentence } from '../../text/analysis';
import { commandLineWords } from '../../text/commandLine';
import { adviceJson } from '../analysisJson';
import type { Arguments } from '../arguments';
import { onlyFile, openHost } from '../book';
import type { CommandResult } from '../result';

export async function advise(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  valueOf(await openHost(onlyFile(given), given.language));
  const request = { asOf: given.asOf, customer: given.customer };
  const outcome = valueOf(await adviseLimits(request, options));
  const { language } = outcome.ledger;
  const words = commandLineWords(language);
  return {
    json: adviceJson(outcome),
    lines: [
      words.asOf(isoDay(outcome.asOf), words.asOfFrom[outcome.asOfFrom]),
      ...outcome.advices.flatMap((advised) => adviceLines(advised, language)),
    ],
    code: 0,
  };
}

function adviceLines(advised: AdvisedCustomer, language: Language): string[] {
  const { id, name, currency, advice, why, binding, factor, methods, sensitivity, approval } = advised;
  const words = commandLineWords(language);
  const names = analysisWords(language);
  const customer = `${id} ${name}`;
  const shown = (amount: Money): string => formatMoney(amount, currency);
  return [
    advice === null
      ? words.notAdvised(customer, whySentence(why ?? '', language))
      : words.advised(
          customer,
          shown(advice),
          binding === null ? UNKNOWN_MARK : names.methods[binding],
          factor?.toString() ?? UNKNOWN_MARK,
        ),
    ...(approval === null ? [] : [`  ${words.approval(approvalSentence(approval, language))}`]),
    ...methods.map((method) => {
      const amount =
        method.amount === null
          ? `${UNKNOWN_MARK} (${whySentence(method.why ?? '', language)})`
          : shown(method.amount);
      return `  ${words.method(names.methods[method.id], amount)}`;
    }),
    ...sensitivity.map(
      ({ change, amount }) =>
        `  ${words.change(names.changes[change], `${amount.isNegative() ? '' : '+'}${shown(amount)}`)}`,
    ),
  ];
}
