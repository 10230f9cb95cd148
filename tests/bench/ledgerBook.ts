/** A ledger of any size in a workbook of the host, written through office.js as an import would. */
import { createLedger } from '../../src/commands';
import { applyMeta } from '../../src/commands/options';
import type { CommandOptions } from '../../src/commands';
import { ROLE } from '../../src/credit/settlement/columnsShape';
import { ExcelHost, newBook } from '../../src/host';
import { attachOffice } from '../../src/host/node';
import { noChanges, type Append } from '../../src/ledger/changes';
import { serialOf, type Day } from '../../src/ledger/day';
import { valueOf } from '../../src/ledger/result';
import { applyChanges, readLedger, run } from '../../src/workbook';
import { ledgerColumns, type Question } from './ledgerColumns';

type Row = Append['rows'][number];

const KIND = { [ROLE.debit]: '发票', [ROLE.payment]: '回款', [ROLE.otherCredit]: '红字' } as const;
const CENTS = 100;
const LIMIT = 500_000;

/** Opens the book for office.js and answers the day its figures are asked for. */
export async function openLedgerOf(documents: number, options: CommandOptions): Promise<Day> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  valueOf(await createLedger({ language: 'zh-CN', sample: false }, options));
  const question = ledgerColumns(documents);
  const appends: Append[] = [
    { table: 'customers', rows: customersOf(question) },
    { table: 'limits', rows: limitsOf(question) },
    { table: 'documents', rows: documentsOf(question) },
  ];
  const outcome = await run(async (context) => {
    const read = valueOf(await readLedger(context));
    const meta = applyMeta(options, options.words('zh-CN'), '');
    return valueOf(await applyChanges(context, read, { ...noChanges('import'), appends }, meta));
  });
  valueOf(outcome);
  return question.asOf;
}

function codeOf(account: number): string {
  return `K${String(account).padStart(5, '0')}`;
}

function customersOf({ columns }: Question): Row[] {
  return Array.from({ length: columns.accounts }, (_, account) => ({
    id: codeOf(account),
    name: `第${account}号客户有限公司`,
    termText: `${15 * (account % 5)}天`,
  }));
}

function limitsOf({ columns }: Question): Row[] {
  return Array.from({ length: columns.accounts }, (_, account) => ({
    customerId: codeOf(account),
    kind: '基础额度',
    amount: LIMIT,
  }));
}

function documentsOf({ columns }: Question): Row[] {
  const { account, role, date, due, amount } = columns;
  return Array.from(account, (owner, row) => {
    const isDebit = role[row] === ROLE.debit;
    return {
      customerId: codeOf(owner),
      kind: KIND[(role[row] ?? ROLE.debit) as keyof typeof KIND],
      number: `${isDebit ? 'F' : 'H'}${String(row).padStart(7, '0')}`,
      date: serialOf((date[row] ?? NaN) as Day),
      due: isDebit ? serialOf((due[row] ?? NaN) as Day) : '',
      amount: (amount[row] ?? NaN) / CENTS,
      currency: 'CNY',
    };
  });
}
