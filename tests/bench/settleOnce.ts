/** A process that makes the columns, settles them once and says how many bytes it held at most. */
import { settled } from './columns';
import { ledgerColumns } from './ledgerColumns';

settled(ledgerColumns(Number(process.argv[2])));
process.stdout.write(String(process.resourceUsage().maxRSS * 1_024));
