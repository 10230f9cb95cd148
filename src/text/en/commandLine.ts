import type { Translated } from '../shape';
import type { commandLine as reference } from '../zh/commandLine';

export const commandLine = {
  usage: `Usage: npm run -s ledger -- COMMAND …

  create --out BOOK.xlsx [--sample] [--lang zh-CN|en-US]   a new ledger, empty or with sample data
  import FILE… --out BOOK.xlsx [--into BOOK.xlsx] [--sheet NAME]… [--map FILE] [--dry-run]
                                                         old spreadsheets (.xlsx .xls .csv) into a ledger
  check BOOK.xlsx [--as-of DATE] [--out BOOK.xlsx]         limits and overdue; with --out writes figures and colours
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
  finding: (severity, cell, customer, message) => `[${severity}] ${cell} ${customer} ${message}`,
  written: (cells, rows, entry) => `Wrote ${cells} cells and ${rows} rows, journal entry ${entry}`,
  unchanged: 'Up to date; nothing was written.',
  imported: (customers, limits, documents) =>
    `Imported ${customers} customers, ${limits} limits, ${documents} documents`,
  sheet: (file, sheet) => `${file} › ${sheet}`,
  rows: (data, imported, skipped, rejected) =>
    `${data} rows = ${imported} imported + ${skipped} skipped + ${rejected} rejected`,
  reconciled: (measure, source, imported, difference) =>
    `Reconciled ${measure}: source ${source}, imported ${imported}, difference ${difference}`,
  entry: (id, time, command, rows) => `${id} ${time} ${command} ${rows} rows`,
  intact: 'The journal is intact.',
  broken: (entries) => `The journal has gaps or was altered: ${entries}`,
} as const satisfies Translated<typeof reference>;
