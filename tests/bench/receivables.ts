/** An invented list of receivables of any length, as an .xlsx that Excel saved: packed, with its texts in a part of their own. */
import { utils, write } from '@e965/xlsx';
import { money, moneyText } from '../../src/ledger/money';

export interface SourceBook {
  readonly bytes: Uint8Array;
  /** Of the amount column, exactly. */
  readonly total: string;
}

const HEADERS = [
  '客户编号',
  '客户名称',
  '发票号码',
  '开票日期',
  '到期日',
  '开票金额',
  '业务员',
  '地区',
  '合同编号',
  '备注',
];
const REGIONS = ['华东', '华南', '华北', '西南'];
const CUSTOMERS = 500;
const FIRST_DAY = 45_658;

export function receivablesWorkbook(rowCount: number): SourceBook {
  let cents = 0;
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const customer = (index * 7) % CUSTOMERS;
    const amount = 10_000 + ((index * 7919) % 900_000);
    cents += amount;
    const day = FIRST_DAY + (index % 360);
    const code = `K${String(customer).padStart(4, '0')}`;
    return [
      code,
      `第${customer}号客户有限公司`,
      `F${String(index)}`,
      day,
      day + 30,
      amount / 100,
      '张三',
      REGIONS[customer % REGIONS.length] ?? '',
      `HT-${Math.floor(index / 10)}`,
      index % 20 === 0 ? '尾款未付' : '',
    ];
  });
  const sheet = utils.aoa_to_sheet([HEADERS, ...rows]);
  for (let row = 1; row <= rowCount; row++) {
    for (const column of ['D', 'E']) {
      const cell: unknown = sheet[`${column}${row + 1}`];
      if (typeof cell === 'object' && cell !== null) Object.assign(cell, { z: 'yyyy-mm-dd' });
    }
  }
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '应收明细');
  const bytes = new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  );
  return { bytes, total: moneyText(money(String(cents)).dividedBy(100)) };
}
