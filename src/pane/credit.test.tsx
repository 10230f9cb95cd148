import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { MemoryBook, SAMPLE_CUSTOMERS } from '../../tests/tools/pane/memoryBook';
import { paneOver, type TestPane } from '../../tests/tools/pane/paneOver';
import type { CustomerFigures } from '../commands';
import { parseIsoDay, type Day } from '../ledger/day';
import { money, ZERO } from '../ledger/money';
import { messages } from '../text';
import { analysisWords } from '../text/analysis';
import { creditWords } from '../text/credit';
import { App } from './App';

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 5_000 });

const { ui } = messages('zh-CN');
const words = creditWords('zh-CN');
const { decisions } = analysisWords('zh-CN');

function ready(): MemoryBook {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = SAMPLE_CUSTOMERS.map((customer) => ({ ...customer, frozen: customer.id === 'C001' }));
  return book;
}

async function show(book: MemoryBook): Promise<TestPane> {
  const pane = paneOver(book);
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  return pane;
}

async function card(book: MemoryBook, id: string): Promise<TestPane> {
  const pane = await show(book);
  act(() => pane.actions.openCustomer(id, null));
  await screen.findByRole('button', { name: words.shipment.decide });
  return pane;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });
const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));

async function faults(): Promise<string[]> {
  const result = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function ask(amount: string): Promise<void> {
  const amountField = field(words.shipment.amount('CNY'));
  await userEvent.clear(amountField);
  await userEvent.type(amountField, `${amount}{Enter}`);
}

afterEach(cleanup);

describe('A shipment', () => {
  test('is held with every reason, and with what would release it', async () => {
    const book = ready();
    await card(book, 'C001');
    await ask('12万');
    expect((await screen.findByText(decisions.hold)).textContent).toBe('暂停发货');
    expect(screen.getByText('发货 ¥120,000.00，按 2026-11-24 的台账判断')).toBeTruthy();
    const reasons = within(screen.getByRole('list', { name: words.shipment.holds('3') }))
      .getAllByRole('button')
      .map((reason) => reason.textContent);
    expect(reasons).toEqual([
      expect.stringMatching(
        /^暂停客户!G4.*敞口 ¥240,000\.00 超过有效额度 ¥100,000\.00.*收回 ¥140,000\.00.*，或给 华东商贸有限公司/,
      ),
      expect.stringMatching(/客户已冻结。解除办法：解除冻结/),
      expect.stringMatching(/45 天.*收回 ¥40,000\.00/),
    ]);
    expect(await faults()).toEqual([]);
  });

  test('says what it does to the exposure', async () => {
    await card(ready(), 'C002');
    await ask('30,000');
    await screen.findByText(decisions.pass);
    const effect = [
      words.shipment.added,
      words.shipment.after,
      words.shipment.effective,
      words.shipment.left,
    ];
    expect(effect.map((name) => screen.getAllByText(name).at(-1)?.nextSibling?.textContent)).toEqual([
      '¥30,000.00',
      '¥80,000.00',
      '¥200,000.00',
      '¥120,000.00',
    ]);
  });

  test('to a customer another pays for is decided by the payer, and says so', async () => {
    const book = ready();
    book.customers = book.customers.map((customer) =>
      customer.id === 'C003' ? { ...customer, payerId: 'C002' } : customer,
    );
    await card(book, 'C003');
    await ask('1000');
    await screen.findByText(decisions.pass);
    expect(screen.getByText(words.shipment.payer('重庆山城五金建材批发中心'))).toBeTruthy();
    const shown = (name: string) => screen.getAllByText(name).at(-1)?.nextSibling?.textContent;
    expect([shown(words.shipment.after), shown(words.shipment.effective)]).toEqual([
      '¥63,345.67',
      '¥200,000.00',
    ]);
  });

  test('goes with care near the limit, in words and not by colour alone', async () => {
    await card(ready(), 'C002');
    await ask('120000');
    expect((await screen.findByText(decisions.warn)).textContent).toBe('可以发货，但请注意');
    expect(screen.getByRole('list', { name: words.shipment.warnings('1') }).textContent).toMatch(/^注意/);
  });

  test.each(['', '很多', '0', '-5', '12,34'])('of “%s” is refused beside its field', async (amount) => {
    await card(ready(), 'C002');
    const amountField = field(words.shipment.amount('CNY'));
    if (amount !== '') await userEvent.type(amountField, amount);
    await userEvent.click(button(words.shipment.decide));
    expect(screen.getByText(words.shipment.amountInvalid)).toBeTruthy();
    expect(amountField.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(amountField);
    await ask('1000');
    await screen.findByText(decisions.pass);
    expect(amountField.getAttribute('aria-invalid')).toBe('false');
  });

  test('of more digits than a cell holds is refused too', async () => {
    await card(ready(), 'C002');
    await ask('1234567890123456');
    expect(screen.getByText(words.shipment.amountDigits)).toBeTruthy();
  });

  test('of an order nothing is held for says that all of it is added', async () => {
    await card(ready(), 'C002');
    await userEvent.type(field(words.shipment.order), 'SO-1');
    await ask('1000');
    await screen.findByText('发货 ¥1,000.00（订单 SO-1），按 2026-11-24 的台账判断');
    expect(screen.getByText(words.shipment.orderUnknown)).toBeTruthy();
  });

  test('is an old answer once the ledger has changed', async () => {
    const { actions } = await card(ready(), 'C002');
    await ask('1000');
    await screen.findByText(decisions.pass);
    expect(screen.queryByText(words.outdated)).toBeNull();
    await act(() => actions.rethink());
    expect(screen.getByText(words.outdated)).toBeTruthy();
  });

  test('a reason goes to the cell it comes from', async () => {
    const book = ready();
    await card(book, 'C001');
    await ask('1');
    await userEvent.click(await screen.findByRole('button', { name: /客户已冻结/ }));
    expect(book.visited).toEqual([expect.stringMatching(/^客户![A-Z]+4$/)]);
  });

  test('a reason is at the row of whom it names', async () => {
    const book = ready();
    book.customers = book.customers.map((customer) =>
      customer.id === 'C002' ? { ...customer, payerId: 'C001' } : customer,
    );
    await card(book, 'C002');
    await ask('1');
    await userEvent.click(await screen.findByRole('button', { name: /客户已冻结/ }));
    expect(book.visited).toEqual([expect.stringMatching(/^客户![A-Z]+4$/)]);
  });

  test('asked about for one customer is not shown for another', async () => {
    const { actions, store } = await card(ready(), 'C002');
    await ask('1000');
    await screen.findByText(decisions.pass);
    act(() => actions.openCustomer('C001', null));
    expect(store.get().study.decided).toBeNull();
    expect(screen.queryByText(decisions.pass)).toBeNull();
  });
});

describe('The card of a customer', () => {
  test('is folded but for the shipment, and loads nothing by itself', async () => {
    const { store } = await card(ready(), 'C001');
    const open = [words.shipment, words.exposure, words.behaviour, words.score, words.advice].map(
      ({ heading }) => button(heading).getAttribute('aria-expanded'),
    );
    expect(open).toEqual(['true', 'false', 'false', 'false', 'false']);
    expect(store.get().study.advised).toBeNull();
  });

  test('takes exposure apart into what adds up to it', async () => {
    await card(ready(), 'C001');
    await userEvent.click(button(words.exposure.heading));
    expect(rowsOf(words.exposure.heading)).toEqual([
      [words.exposure.balance, '¥120,000.00'],
      [words.exposure.retention, '¥0.00'],
      [words.exposure.notes, '¥0.00'],
      [words.exposure.deliveries, '¥0.00'],
      [words.exposure.orders, '¥0.00'],
      [ui.card.exposure, '¥120,000.00'],
    ]);
  });

  test('says what is not known of its payments, never zero', async () => {
    await card(ready(), 'C001');
    await userEvent.click(button(words.behaviour.heading));
    for (const [, value] of rowsOf(words.behaviour.heading)) expect(value).toMatch(/^—无法计算/);
  });

  const saying = (figures: Partial<CustomerFigures>): MemoryBook => {
    const book = ready();
    book.customers = book.customers.map((customer) => ({ ...customer, figures }));
    return book;
  };

  test('says beside the exposure what is written off, and nothing of what is not there', async () => {
    await card(saying({ writtenOff: money('1200'), contingent: null }), 'C001');
    await userEvent.click(button(words.exposure.heading));
    expect(screen.getByText(`${words.exposure.writtenOff} ¥1,200.00`)).toBeTruthy();
    expect(screen.getByText(`${words.exposure.contingent} —`)).toBeTruthy();
    expect(screen.queryByText(new RegExp(words.exposure.disputed))).toBeNull();
  });

  test('says how much its payment figures leave out', async () => {
    const behaviour = {
      dbtSigned: money('1.25'),
      dbtFloored: money('2'),
      dbtLate: null,
      onTimeShare: money('0.75'),
      worsening: money('3'),
      otherCreditShare: money('0.1'),
      undatedShare: ZERO,
      disputedShare: money('0.02'),
      onTimeLeftOutShare: money('0.055'),
      dsoCountBack: money('41'),
      dsoAtLeast: true,
    };
    await card(saying({ behaviour, why: { dbtLate: 'late.none' } }), 'C001');
    await userEvent.click(button(words.behaviour.heading));
    expect(rowsOf(words.behaviour.heading).map(([, value]) => value)).toEqual([
      '2.0 天',
      '1.3 天',
      expect.stringMatching(/^—无法计算/),
      '75.0%',
      '+3.0 天',
      '至少 41.0 天',
    ]);
    const left = [words.behaviour.otherCreditShare('10.0%'), words.behaviour.disputedShare('2.0%')];
    expect(screen.getByText(words.behaviour.leftOut(left.join('、')))).toBeTruthy();
    expect(screen.getByText(words.behaviour.onTimeLeftOut('5.5%'))).toBeTruthy();
  });

  test('lists extended due dates with both dates and who approved, and leads to them', async () => {
    const at = { table: 'documents', id: 'D1', position: 0 } as const;
    const one = {
      at,
      number: 'A1',
      currency: 'CNY',
      open: money('60'),
      original: parseIsoDay('2026-02-09'),
      extended: parseIsoDay('2026-05-31') as Day,
      approvedBy: '王经理',
    };
    const other = { ...one, number: '', original: null, approvedBy: '' };
    const book = saying({ extended: [one, other] });
    await card(book, 'C001');
    await userEvent.click(button(words.extensions.heading));
    const list = screen.getByRole('list', { name: words.extensions.heading });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'A1：原到期 2026-02-09，展期至 2026-05-31¥60.00批准人 王经理',
      '无编号：原到期 未定，展期至 2026-05-31¥60.00没有写批准人',
    ]);
    expect(screen.getByText(words.extensions.basis.original)).toBeTruthy();
    await userEvent.click(within(list).getByRole('button', { name: /^A1/ }));
    expect(book.visited).toEqual([expect.stringMatching(/^往来!/)]);
    expect(await faults()).toEqual([]);
  });

  test('says on a past day what holds without a date, and keeps quiet on today’s', async () => {
    const book = saying({ undated: ['termText', 'limit'] });
    const { actions } = await card(book, 'C001');
    const note = words.undated('账期、授信');
    expect(screen.queryByText(note)).toBeNull();
    expect(screen.queryByRole('button', { name: words.extensions.heading })).toBeNull();
    act(() => actions.setDay('2026-06-30'));
    await act(() => actions.check());
    expect(await screen.findByText(note)).toBeTruthy();
  });

  test('names the due dates of what makes a figure, the extended one too', async () => {
    const at = { table: 'documents', id: 'D1', position: 0 } as const;
    const line = { at, column: 'amount', amount: money('60'), original: money('60'), currency: 'CNY' };
    const book = ready();
    book.traced = [
      { ...line, due: parseIsoDay('2026-02-09'), extendedTo: parseIsoDay('2026-05-31') },
      { ...line, amount: money('5'), due: null, extendedTo: null },
    ];
    await card(book, 'C001');
    await userEvent.click(button(words.trace.heading));
    const [first, second] = within(screen.getByRole('list', { name: words.trace.heading }))
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(first).toContain('到期 2026-02-09 · 展期至 2026-05-31');
    expect(second).not.toContain('到期');
    expect(screen.getByText(words.trace.rows('2'))).toBeTruthy();
  });

  test('loads score and advice in one go when either is opened', async () => {
    await card(ready(), 'C001');
    await userEvent.click(button(words.score.heading));
    await screen.findByText(words.score.collectNext);
    expect(screen.getByText(/逾期超过 30 天：等级最高 BB/)).toBeTruthy();
    await userEvent.click(button(words.advice.heading));
    expect(rowsOf(words.advice.methods).slice(0, 2)).toEqual([
      [words.advice.method, words.advice.amount, words.advice.limit],
      ['销售量法', '—没有预计年销售额', '—'],
    ]);
    expect(await faults()).toEqual([]);
  });

  test('says that nothing was computed when it was cancelled, and computes it when asked', async () => {
    const book = ready();
    const { actions } = await card(book, 'C001');
    let release = (): void => undefined;
    book.gate = new Promise((resolve) => {
      release = resolve;
    });
    Object.assign(book, { adviseLimits: cancelledOnce(book) });
    await userEvent.click(button(words.score.heading));
    act(() => actions.cancel());
    await act(async () => {
      release();
      await book.gate;
    });
    await screen.findByText(words.notDone);
    await userEvent.click(button(words.again));
    await screen.findByText(words.score.collectNext);
  });
});

/** The first call waits at the gate and finds itself cancelled. */
function cancelledOnce(book: MemoryBook): MemoryBook['adviseLimits'] {
  const { adviseLimits } = book;
  return async (request, options) => {
    const outcome = await adviseLimits(request, options);
    return options.signal?.aborted ? { ok: false, problem: { code: 'command.cancelled' } } : outcome;
  };
}

describe('The portfolio', () => {
  async function portfolio(book: MemoryBook): Promise<TestPane> {
    const pane = await show(book);
    await userEvent.click(screen.getByRole('tab', { name: ui.tabs.more }));
    await userEvent.click(button(new RegExp(ui.more.portfolioHint)));
    await screen.findByRole('table', { name: words.portfolio.trend });
    return pane;
  }

  test('adds everybody up', async () => {
    await portfolio(ready());
    const totals = screen.getByRole('region', { name: words.portfolio.totals });
    expect(totals.textContent).toContain('应收余额¥602,345.67');
    expect(totals.textContent).toContain('逾期率26.6%');
    expect(rowsOf(ui.card.ageingHeading('CNY')).map(([bucket]) => bucket)).toEqual(['未到期', '31–60 天']);
    expect(rowsOf(words.portfolio.trend)).toHaveLength(13);
  });

  test('is broken down by whom it is asked, and the parts add up to the whole', async () => {
    await portfolio(ready());
    const table = () => rowsOf(words.portfolio.by);
    expect(table()[0]?.[0]).toBe(words.portfolio.dimensions.salesperson);
    expect(table().at(-1)).toEqual([words.total, '602,346', '160,000', '26.6%']);
    expect(table()[1]).toEqual([words.portfolio.notSaid, '602,346', '160,000', '26.6%']);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: words.portfolio.byWhat }), 'grade');
    expect(table()[0]?.[0]).toBe(words.portfolio.dimensions.grade);
  });

  test('tells what the rules would have held of the last twelve months, and what came of it', async () => {
    await portfolio(ready());
    const { backTest, laterThan, outcomes, stopped, passed } = words.portfolio;
    expect(screen.getByText(words.portfolio.backTestLead('30'))).toBeTruthy();
    const [, held, went] = rowsOf(backTest);
    expect([held?.[0], went?.[0]]).toEqual([stopped, passed]);
    const counts = rowsOf(laterThan('30')).slice(1, 6);
    expect(counts.map(([name]) => name)).toEqual(Object.values(outcomes));
    const sum = counts.reduce((all, [, invoices]) => all + Number(invoices), 0);
    expect(sum).toBe(Number(held?.[1]) + Number(went?.[1]));
    expect(sum).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  test('names the largest, who lead to their cards and back', async () => {
    await portfolio(ready());
    const five = screen.getByRole('table', { name: words.portfolio.topFive });
    await userEvent.click(within(five).getByRole('button', { name: 'Northwind Traders Ltd' }));
    await screen.findByRole('heading', { name: 'Northwind Traders Ltd' });
    await userEvent.click(button(ui.common.back));
    await screen.findByRole('table', { name: words.portfolio.topFive });
  });

  test('says so when the ledger has changed since, and is read anew', async () => {
    const book = ready();
    const { actions } = await portfolio(book);
    book.customers = book.customers.slice(0, 1);
    await act(() => actions.rethink());
    await userEvent.click(button(words.again));
    expect((await screen.findByRole('region', { name: words.portfolio.totals })).textContent).toContain(
      '应收余额¥120,000.00',
    );
    expect(screen.queryByText(words.outdated)).toBeNull();
  });

  test('is not offered without a ledger', async () => {
    await show(new MemoryBook());
    await userEvent.click(screen.getByRole('tab', { name: ui.tabs.more }));
    expect(screen.queryByRole('button', { name: new RegExp(ui.more.portfolioHint) })).toBeNull();
    expect(button(new RegExp(ui.more.journalHint))).toBeTruthy();
  });
});

describe('Scoring everybody', () => {
  test('is written, counted by grade, and taken back', async () => {
    const book = ready();
    await show(book);
    await userEvent.click(screen.getByRole('tab', { name: ui.tabs.more }));
    await userEvent.click(button(new RegExp(ui.more.scoringHint)));
    await userEvent.click(await screen.findByRole('button', { name: words.scoring.run }));
    await screen.findByText(/^已给 4 家客户评分/);
    expect(rowsOf(words.scoring.grades).at(-1)).toEqual([words.total, '4']);
    await userEvent.click(button(words.scoring.undo));
    await screen.findByText(words.scoring.undone);
    expect(book.journal.map(({ command }) => command)).toEqual(['score', 'undo']);
  });
});
