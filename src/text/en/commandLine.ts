import type { Translated } from '../shape';
import type { commandLine as reference } from '../zh/commandLine';

export const commandLine = {
  usage: `Usage: npm run -s ledger -- COMMAND …

  create --out BOOK.xlsx [--sample] [--lang zh-CN|en-US]   a new ledger, empty or with sample data
  import FILE… --out BOOK.xlsx [--into BOOK.xlsx [--here]] [--sheet NAME]… [--map FILE]
         [--same A=B]… [--apart A=B]… [--take KEY]… [--dry-run]
                                                         old spreadsheets (.xlsx .xls .csv; --here: the workbook’s own sheets) into a ledger
  retry BOOK.xlsx --out BOOK.xlsx                          rows of Import problems once they were mended
  check BOOK.xlsx [--as-of DATE] [--out BOOK.xlsx]         limits and overdue; with --out writes figures and colours
  score BOOK.xlsx [--as-of DATE] [--customer ID] [--out BOOK.xlsx]
                                                         scores with reasons; with --out they go on record
  advise BOOK.xlsx [--as-of DATE] [--customer ID]          limit advice, method by method
  decide BOOK.xlsx --customer ID --amount N [--currency C] [--date DATE] [--order NO]
                                                         may this shipment go, why, and what would release it
  portfolio BOOK.xlsx [--as-of DATE]                       ageing, DSO, concentration, trend, forecast, provision
  customers BOOK.xlsx [--same A=B]… [--apart A=B]… [--out BOOK.xlsx]
                                                         which customers may be one; merge them or keep them apart
  journal BOOK.xlsx [--verify] [--export FILE]             what was changed
  undo BOOK.xlsx --entry ID --out BOOK.xlsx                take one change back

  --json prints one JSON document · --fail-on high|medium|low exits with 1 when a finding is that severe
  Exit: 0 done · 1 done, with findings · 2 refused (one line on stderr)`,
  created: (file) => `Created ${file}`,
  saved: (file) => `Saved ${file}`,
  asOf: (day, from) => `As of ${day} (${from})`,
  asOfFrom: { given: 'as asked', book: "the ledger's own", today: 'today' },
  totals: (customers, balance, overdue, exposure) =>
    `Customers ${customers} · balance ${balance} · overdue ${overdue} · exposure ${exposure}`,
  replayed: (customers: string) =>
    `The day checked is a past one: of ${customers} customers the status, parent, terms or limit has no start date, so what is on record now is used.`,
  atLeast: (amount) => `at least ${amount}`,
  finding: (severity, cell, customer, message) => `[${severity}] ${cell} ${customer} ${message}`,
  written: (cells, rows, entry) => `Wrote ${cells} cells and ${rows} rows, journal entry ${entry}`,
  unchanged: 'Up to date; nothing was written.',
  imported: (customers, limits, documents) =>
    `Imported ${customers} customers, ${limits} limits, ${documents} documents`,
  changed: (cell, at, before, after) => `${cell} differs from ${at} of the ledger: ${before} → ${after}`,
  changeTaken: 'taken over',
  changeLeft: (key) => `not written over; to take it: --take "${key}"`,
  retried: (imported, left) => `Tried again: ${imported} rows imported, ${left} left`,
  importedStatements: (periods) => `Imported financial statements of ${periods} periods`,
  suggested: (one, other, reason) => `May be one customer: ${one} and ${other} (${reason})`,
  unbalanced: (cell, amount) => `${cell}: total assets differ from liabilities and equity by ${amount}`,
  question: (cell, header, fields) =>
    `${cell} “${header}” must be stated first (${fields}, or kept out): use --map`,
  remembered: (column, from, to) =>
    `From Import memory: ${column === '' ? 'this table' : column} ${from === '' ? '' : `${from} `}→ ${to === '' ? 'kept out' : to}`,
  remembers: (count) => `Corrections to remember: ${count}`,
  sheet: (file, sheet) => `${file} › ${sheet}`,
  rows: (data, imported, skipped, rejected) =>
    `${data} rows = ${imported} imported + ${skipped} skipped + ${rejected} rejected`,
  reconciled: (measure, source, imported, difference) =>
    `Reconciled ${measure}: source ${source}, imported ${imported}, difference ${difference}`,
  scored: (customer, score, grade, coverage, worst, best) =>
    `${customer}: score ${score}, ${grade}, coverage ${coverage}, between ${worst} and ${best}`,
  inForce: (grade) => `grade in force ${grade}`,
  knockOuts: (list) => `knocked out: ${list}`,
  costMost: (list) => `cost most: ${list}`,
  collectNext: (list) => `to collect: ${list}`,
  advised: (customer, advice, binding, factor) =>
    `${customer}: advised limit ${advice}, bound by ${binding}, grade factor ${factor}`,
  notAdvised: (customer, why) => `${customer}: no advice (${why})`,
  approval: (who) => `to be approved by: ${who}`,
  method: (name, amount) => `${name} ${amount}`,
  change: (change, amount) => `${change}: ${amount}`,
  decided: (customer, decision) => `${customer}: ${decision}`,
  decidedBy: (payer) => `${payer} pays for it: decided by its limit, exposure and lateness.`,
  shipment: (added, after, effective) =>
    `adds ${added}, exposure then ${after}, effective limit ${effective}`,
  covered: 'Paid for by unapplied credit; it uses no limit.',
  reason: (severity, sentence) => `${severity === 'hold' ? '[hold]' : '[note]'} ${sentence}`,
  release: (how) => `To release: ${how}`,
  ageing: 'Ageing',
  dso: (simple, countBack, best, add) =>
    `DSO ${simple} days, count-back ${countBack}, best possible ${best}, average days delinquent ${add}`,
  cei: (share) => `Collection effectiveness (CEI) ${share}`,
  concentration: (top, hhi) => `Top five hold ${top} of exposure, HHI ${hhi}`,
  trend: (day, balance, overdue, sales, collections) =>
    `${day} balance ${balance}, overdue ${overdue}, sold ${sales}, collected ${collections}`,
  breach: (customer, day) => `${customer} is expected above its limit on ${day}`,
  riskClass: (name, customers, balance) => `${name}: ${customers} customers, balance ${balance}`,
  unknownClass: 'not classified',
  provision: (total, base) => `Provision ${total} on ${base}`,
  entry: (id, time, command, rows) => `${id} ${time} ${command} ${rows} rows`,
  intact: 'The journal is intact.',
  broken: (entries) => `The journal has gaps or was altered: ${entries}`,
} as const satisfies Translated<typeof reference>;
