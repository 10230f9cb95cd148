import { PLAIN } from './records';
import { day, ledgerOf, serial, type Row } from './tablesForTests';
import { DOCUMENT_KIND, type DocumentKind } from './tables';

const customers: readonly Row[] = [
  { id: 'C1', name: '甲公司', termText: '30天' },
  { id: 'C2', name: '乙公司', termText: '票到60天', cutOffDay: 25, payDay: 10 },
  { id: 'C3', name: '丙公司', termText: '月结30天', cutOffDay: 25 },
];
const invoice: Row = { customerId: 'C1', kind: '发票', number: 'A', date: serial('2026-01-05'), amount: 100 };
const ledger = (...documents: Row[]) => ledgerOf({ customers, documents });
const documents = (...rows: Row[]) => ledger(...rows).documents;
const refusals = (...rows: Row[]) =>
  ledger(...rows).unreadable.map(
    ({ at, column, code, value }) => `${at.position} ${column} ${code} ${value}`,
  );

describe('what most documents have nothing of', () => {
  it('is one object for all that have none, blanks of any kind included', () => {
    const found = documents(invoice, { ...invoice, void: ' ', disputed: '', approvedBy: '  ' });
    expect(found.map(({ details }) => details === PLAIN)).toEqual([true, true]);
    expect(found.map(({ order }) => order)).toEqual(['', '']);
  });

  it('is read from every column of it', () => {
    const [document] = documents({
      ...invoice,
      order: ' ＰＯ-1 ',
      invoiceCode: '044001900111',
      void: '是',
      estimated: 'Yes',
      disputed: '1,000.50',
      disputedOn: serial('2026-02-01'),
      reissue: 'F-9',
      noteType: '商承',
      recourse: 'Without recourse',
      receivedOn: '2026-01-10',
      acceptedOn: serial('2026-01-11'),
      signed: '√',
      insured: 'y',
      agreement: 'X-1',
      approvedBy: ' 李总 ',
      singleRate: '80%',
      singleReason: '质量纠纷',
      singleEvidence: '检测报告',
    });
    expect(document?.order).toBe('PO-1');
    const { disputed, singleRate, ...rest } = document?.details ?? PLAIN;
    expect([disputed?.toFixed(), singleRate?.toFixed()]).toEqual(['1000.5', '0.8']);
    expect(rest).toEqual({
      invoiceCode: '044001900111',
      void: true,
      estimated: true,
      disputedOn: day('2026-02-01'),
      reissue: 'F-9',
      noteType: 'commercial',
      recourse: 'without',
      receivedOn: day('2026-01-10'),
      acceptedOn: day('2026-01-11'),
      signed: true,
      insured: true,
      agreement: 'X-1',
      approvedBy: '李总',
      singleReason: '质量纠纷',
      singleEvidence: '检测报告',
    });
  });

  it.each<[string, Row[string], string]>([
    ['void', '作废?', 'kind.unreadable'],
    ['estimated', 'x', 'kind.unreadable'],
    ['disputed', '全部', 'amount.unreadable'],
    ['disputed', -5, 'amount.sign'],
    ['disputedOn', '上周', 'date.unreadable'],
    ['noteType', '本票', 'kind.unreadable'],
    ['recourse', '半', 'kind.unreadable'],
    ['receivedOn', 'x', 'date.unreadable'],
    ['acceptedOn', 'x', 'date.unreadable'],
    ['signed', 'x', 'kind.unreadable'],
    ['insured', 'x', 'kind.unreadable'],
  ])('keeps the document and reports %s = %p', (column, value, code) => {
    const found = ledger({ ...invoice, [column]: value });
    expect(found.unreadable).toMatchObject([{ column, code, customer: 'C1', currency: 'CNY' }]);
    expect(found.documents.map(({ details }) => details)).toEqual([PLAIN]);
  });

  it('reports codes that lost digits as numbers, and keeps what is left', () => {
    const long = 25_317_000_000_000_000_000;
    expect(
      refusals(
        { ...invoice, order: long },
        { ...invoice, invoiceCode: long },
        { ...invoice, reissue: long },
        { ...invoice, agreement: long },
        { ...invoice, settles: long },
        { ...invoice, order: 123_456_789_012 },
      ),
    ).toEqual([
      `0 order number.unreadable ${long.toFixed()}`,
      `1 invoiceCode number.unreadable ${long.toFixed()}`,
      `2 reissue number.unreadable ${long.toFixed()}`,
      `3 agreement number.unreadable ${long.toFixed()}`,
      `4 settles number.unreadable ${long.toFixed()}`,
    ]);
    expect(documents({ ...invoice, order: 123_456_789_012 })[0]?.order).toBe('123456789012');
  });
});

describe('amounts by kind', () => {
  const kinds = Object.keys(DOCUMENT_KIND) as DocumentKind[];
  const ofKind = (kind: DocumentKind, amount: Row[string]) =>
    ledger({ ...invoice, kind: DOCUMENT_KIND[kind]['zh-CN'], amount });
  const outcome = (kind: DocumentKind, amount: Row[string]): string => {
    const {
      documents: [document],
      unreadable,
    } = ofKind(kind, amount);
    return document ? `${document.kind} ${document.amount.toFixed()}` : (unreadable[0]?.code ?? '');
  };

  it.each(kinds)('%s takes a positive amount', (kind) => {
    expect(outcome(kind, 5)).toBe(`${kind} 5`);
    expect(outcome(kind, 0)).toBe(`${kind} 0`);
    expect(outcome(kind, 'x')).toBe('amount.unreadable');
  });

  it('keep their sign where the kind can go either way, and become the opposite where it has one', () => {
    const negative = Object.fromEntries(kinds.map((kind) => [kind, outcome(kind, -5)]));
    expect(negative).toEqual({
      ...Object.fromEntries(kinds.map((kind) => [kind, 'amount.sign'])),
      opening: 'opening -5',
      adjustment: 'adjustment -5',
      delivery: 'delivery -5',
      statement: 'statement -5',
      invoice: 'creditNote 5',
      receipt: 'refund 5',
    });
  });

  it('may be blank where the event alone counts, or the whole note', () => {
    expect(kinds.filter((kind) => outcome(kind, '') === `${kind} 0`)).toEqual([
      'noteDiscounted',
      'noteEndorsed',
      'noteHonoured',
      'noteDishonoured',
      'noteRecourse',
      'extension',
      'reminder',
      'lawsuit',
    ]);
    expect(kinds.filter((kind) => outcome(kind, ' ') === 'amount.unreadable')).toHaveLength(kinds.length - 8);
    expect(refusals({ ...invoice, kind: '', amount: '' })).toEqual([
      '0 kind kind.unreadable ',
      '0 amount amount.unreadable ',
    ]);
  });

  it('of a void row may be blank too; the row stays', () => {
    const [blank, whole] = documents({ ...invoice, amount: '', void: '是' }, { ...invoice, void: 'Yes' });
    expect(blank?.details.void).toBe(true);
    expect(blank?.amount.toFixed()).toBe('0');
    expect(whole?.amount.toFixed()).toBe('100');
    expect(refusals({ ...invoice, amount: '', void: '否' })).toEqual(['0 amount amount.unreadable ']);
  });
});

describe('due dates of documents', () => {
  const due = (row: Row, ...facts: Row[]) => {
    const found = ledgerOf({ customers, documents: [{ ...invoice, ...row }], facts }).documents[0];
    return [found?.due ?? null, found?.dueFrom, found?.details.estimated];
  };

  it('by 票到 run from the invoice’s receipt, else from its date and are estimates', () => {
    const receipt = { customerId: 'C2' };
    expect(due({ ...receipt, receivedOn: serial('2026-01-20') })).toEqual([
      day('2026-04-10'),
      'terms',
      false,
    ]);
    expect(due(receipt)).toEqual([day('2026-03-10'), 'terms', true]);
    expect(due({ ...receipt, due: serial('2026-03-01') })).toEqual([day('2026-03-01'), 'cell', false]);
    expect(due({ ...receipt, date: '9999-12-31' })).toEqual([null, 'none', false]);
    expect(due({ receivedOn: serial('2026-01-20') })).toEqual([day('2026-02-04'), 'terms', false]);
  });

  it('use the customer’s cut-off day', () => {
    expect(due({ customerId: 'C3', date: serial('2026-01-26') })[0]).toBe(day('2026-03-27'));
    expect(due({ customerId: 'C3', date: serial('2026-01-25') })[0]).toBe(day('2026-02-24'));
  });

  it('are for invoices of a customer whose terms can be read', () => {
    expect(due({ kind: '订单' })).toEqual([null, 'none', false]);
    expect(due({ kind: '质保金' })).toEqual([null, 'none', false]);
    expect(due({ customerId: 'X' })).toEqual([null, 'none', false]);
    expect(due({}, { customerId: 'C1', fact: '账期', value: '面议' })).toEqual([null, 'none', false]);
  });

  describe('by terms that changed', () => {
    const terms = (value: string, from = '', to = '', more: Row = {}): Row => ({
      customerId: 'C1',
      fact: '账期',
      value,
      from: from && serial(from),
      to: to && serial(to),
      ...more,
    });

    it.each<[string, Row[], string]>([
      ['of another customer, not', [terms('60天', '', '', { customerId: 'C2' })], '2026-02-04'],
      ['of another thing, not', [terms('冻结', '', '', { fact: '状态' })], '2026-02-04'],
      ['from the day itself', [terms('60天', '2026-01-05')], '2026-03-06'],
      ['from the day after, not', [terms('60天', '2026-01-06')], '2026-02-04'],
      ['to the day itself', [terms('60天', '', '2026-01-05')], '2026-03-06'],
      ['to the day before, not', [terms('60天', '', '2026-01-04')], '2026-02-04'],
      ['without days', [terms('60天')], '2026-03-06'],
      ['the later of two', [terms('60天', '2026-01-02'), terms('90天', '2026-01-01')], '2026-03-06'],
      ['a dated one before an undated', [terms('60天', '2026-01-02'), terms('90天')], '2026-03-06'],
      [
        'the lower of two from one day',
        [terms('90天', '2026-01-02'), terms('60天', '2026-01-02')],
        '2026-03-06',
      ],
      ['the lower of two undated', [terms('90天'), terms('60天')], '2026-03-06'],
    ])('count %s', (_, facts, expected) => {
      expect(due({}, ...facts)).toEqual([day(expected), 'terms', false]);
    });

    it('are none where the change says so', () => {
      expect(due({}, terms(''))).toEqual([null, 'none', false]);
    });
  });
});
