import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { LANGUAGES, type Language } from '../ledger/tables';
import { messages } from '../text';
import { creditWords } from '../text/credit';
import {
  manyCustomers,
  MemoryBook,
  SAMPLE_CUSTOMERS,
  SAMPLE_IMPORT,
} from '../../tests/tools/pane/memoryBook';
import { paneOver, type TestPane } from '../../tests/tools/pane/paneOver';
import { App } from './App';
import type { ThemeName } from './commands';

/** The rules of axe look at every element; on a busy machine that takes its time. */
const TEST_MS_MAX = 60_000;
const APPEARS_WITHIN_MS = 5_000;
jest.setTimeout(TEST_MS_MAX);
configure({ asyncUtilTimeout: APPEARS_WITHIN_MS });

const PROBES = [
  { id: 'table.grows', holds: true, seen: 'A1:C4' },
  { id: 'format.order', holds: false, seen: '1, 0' },
];

function ready(): MemoryBook {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = [...SAMPLE_CUSTOMERS];
  book.preview = SAMPLE_IMPORT;
  book.probes = PROBES;
  return book;
}

async function show(
  book: MemoryBook,
  language: Language = 'zh-CN',
  theme: ThemeName = 'light',
): Promise<TestPane> {
  const pane = paneOver(book, language, theme);
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  return pane;
}

/** jsdom draws nothing, so contrast is looked at in a browser; every other rule holds here. */
async function faults(): Promise<string[]> {
  const result = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The card, with the parts of it that are fetched when it is first opened. */
async function openCard({ openCustomer }: TestPane['actions'], id: string): Promise<void> {
  await act(async () => {
    openCustomer(id, null);
    await import('./parts/card/CreditSections');
  });
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

afterEach(cleanup);

describe.each(LANGUAGES)(
  'Every screen in %s has names, roles and order for those who do not see it',
  (language) => {
    const { ui } = messages(language);
    const screens: [string, () => Promise<unknown>][] = [
      ['first run', () => show(new MemoryBook(), language)],
      ['check', () => show(ready(), language)],
      [
        'check without warnings',
        async () => {
          const book = ready();
          book.customers = SAMPLE_CUSTOMERS.filter(({ id }) => id === 'C002');
          await show(book, language);
          expect(screen.getByText(ui.findings.none)).toBeTruthy();
        },
      ],
      [
        'a broken ledger',
        async () => {
          const book = ready();
          book.ledger = 'broken';
          book.problem = { code: 'ledger.columnMissing', sheet: '客户', value: '客户编号' };
          await show(book, language);
          expect(screen.getByText(/客户编号/)).toBeTruthy();
        },
      ],
      [
        'customers',
        async () => {
          await show(ready(), language);
          await userEvent.click(screen.getByRole('tab', { name: ui.tabs.customers }));
          expect(screen.getByText('Northwind Traders Ltd')).toBeTruthy();
        },
      ],
      [
        'customer card',
        async () => {
          const { actions } = await show(ready(), language);
          await openCard(actions, 'C003');
          expect(screen.getByRole('heading', { name: /智联电子/ })).toBeTruthy();
        },
      ],
      [
        'import',
        async () => {
          await show(ready(), language);
          await userEvent.click(screen.getByRole('tab', { name: ui.tabs.import }));
          expect(button(ui.import.choose)).toBeTruthy();
        },
      ],
      [
        'import of sheets of the workbook',
        async () => {
          const book = ready();
          book.openSheets = [
            { id: 'a', name: '应收', hidden: false, range: 'A1:F90' },
            { id: 'b', name: '旧', hidden: true, range: 'A1:A2' },
          ];
          await show(book, language);
          await userEvent.click(screen.getByRole('tab', { name: ui.tabs.import }));
          await screen.findByRole('checkbox', { name: /应收/ });
        },
      ],
      [
        'import preview',
        async () => {
          await show(ready(), language);
          await userEvent.click(screen.getByRole('tab', { name: ui.tabs.import }));
          await userEvent.upload(
            screen.getByLabelText(ui.import.choose, { selector: 'input' }),
            new File(['x'], '应收.xlsx'),
          );
          await screen.findByText('2月30日');
        },
      ],
      [
        'more',
        async () => {
          await show(ready(), language);
          await userEvent.click(screen.getByRole('tab', { name: ui.tabs.more }));
        },
      ],
      [
        'journal',
        async () => {
          const { actions } = await show(ready(), language);
          await act(() => actions.check());
          act(() => {
            actions.showTab('more');
            actions.openPage('journal');
          });
          await screen.findByText(ui.journal.intact);
        },
      ],
      [
        'portfolio',
        async () => {
          const { actions } = await show(ready(), language);
          act(() => {
            actions.showTab('more');
            actions.openPage('portfolio');
          });
          await screen.findByRole('table', { name: creditWords(language).portfolio.trend });
        },
      ],
      [
        'scoring',
        async () => {
          const { actions } = await show(ready(), language);
          act(() => {
            actions.showTab('more');
            actions.openPage('scoring');
          });
          await userEvent.click(
            await screen.findByRole('button', { name: creditWords(language).scoring.run }),
          );
          await screen.findByRole('table', { name: creditWords(language).scoring.grades });
        },
      ],
      [
        'self-check',
        async () => {
          const { actions } = await show(ready(), language);
          act(() => {
            actions.showTab('more');
            actions.openPage('selfCheck');
          });
          await userEvent.click(button(ui.selfCheck.run));
          await screen.findByText(ui.selfCheck.someFail('1', '2'));
        },
      ],
      [
        'settings',
        async () => {
          const { actions } = await show(ready(), language);
          act(() => {
            actions.showTab('more');
            actions.openPage('settings');
          });
          expect(screen.getByLabelText(ui.settings.language)).toBeTruthy();
        },
      ],
    ];

    test.each(screens)('%s', async (_, open) => {
      await open();
      expect(await faults()).toEqual([]);
      expect(document.documentElement.lang).toBe(language);
      expect(document.title).toBe(ui.name);
    });
  },
);

const { ui } = messages('zh-CN');

test.each(['light', 'dark', 'highContrast'] as const)('The pane stands in the %s theme', async (theme) => {
  await show(ready(), 'zh-CN', theme);
  expect(button('检查')).toBeTruthy();
});

describe('First run', () => {
  test('the sample is one press away, and ends in a checked ledger', async () => {
    const book = new MemoryBook();
    await show(book);
    await userEvent.click(button(new RegExp(ui.start.sample)));
    await screen.findByText('敞口 ¥120,000.00 超过有效额度 ¥100,000.00，超出 ¥20,000.00。');
    expect(book.journal.map(({ command }) => command)).toEqual(['create', 'check']);
  });

  test('importing leads to the import screen and writes nothing', async () => {
    const book = new MemoryBook();
    await show(book);
    await userEvent.click(button(new RegExp(ui.start.import)));
    expect(screen.getByRole('heading', { name: ui.import.heading })).toBeTruthy();
    expect(book.journal).toEqual([]);
  });
});

describe('Warnings', () => {
  test('a click goes to the cell, and Enter does the same', async () => {
    const book = ready();
    await show(book);
    await userEvent.click(button(/敞口 ¥120,000.00 超过/));
    act(() => button(/额度未设定或为零/).focus());
    await userEvent.keyboard('{Enter}');
    expect(book.visited).toEqual(['客户!G4', '客户!G6']);
  });

  test('severity stands in words beside its colour, with a count', async () => {
    await show(ready());
    const group = screen.getByRole('group', { name: ui.findings.severities });
    expect(
      within(group)
        .getAllByRole('button')
        .map((chip) => chip.textContent),
    ).toEqual(['严重 1', '关注 1', '提示 2']);
  });

  test('chips and search narrow the list, say how far, and are cleared together', async () => {
    await show(ready());
    await userEvent.click(button('严重 1'));
    expect(screen.getByText(ui.findings.shown('1', '4'))).toBeTruthy();
    await userEvent.click(button('严重 1'));
    await userEvent.type(screen.getByRole('searchbox'), 'northwind');
    expect(screen.getByText(ui.findings.shown('1', '4'))).toBeTruthy();
    await userEvent.click(button(ui.findings.clear));
    expect(screen.getByText(ui.findings.shown('4', '4'))).toBeTruthy();
  });

  test('arrow keys move through the list, which is one stop for Tab', async () => {
    await show(ready());
    const list = screen.getByRole('list', { name: ui.findings.heading });
    const stops = [...list.querySelectorAll<HTMLElement>('button[tabindex="0"]')];
    expect(stops).toHaveLength(1);
    act(() => stops[0]?.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('敞口 ¥120,000.00');
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.textContent).toContain('Northwind');
    await userEvent.keyboard('{Home}');
    expect(document.activeElement?.textContent).toContain('严重');
  });

  test('a folded group hides its warnings and keeps its count', async () => {
    await show(ready());
    await userEvent.click(button('严重 1 条'));
    expect(screen.queryByText(/敞口 ¥120,000.00 超过/)).toBeNull();
    expect(button('严重 1 条').getAttribute('aria-expanded')).toBe('false');
  });

  test('thousands of warnings put few rows on the page', async () => {
    const book = ready();
    book.customers = manyCustomers(3000);
    await show(book);
    expect(screen.getByText(ui.findings.shown('6,000', '6,000'))).toBeTruthy();
    const rows = screen.getAllByRole('listitem');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('6002');
  });
});

describe('A customer’s card', () => {
  test('opens from a warning, takes the focus, and gives it back', async () => {
    await show(ready());
    const [open] = screen.getAllByRole('button', { name: ui.findings.openCustomer('华东商贸有限公司') });
    if (!open) throw new Error('no way to the card');
    await userEvent.click(open);
    const heading = screen.getByRole('heading', { name: '华东商贸有限公司' });
    expect(document.activeElement).toBe(heading);
    await screen.findByRole('button', { name: creditWords('zh-CN').shipment.decide });
    expect(screen.getByRole('img', { name: '使用率 120.0%，超出 ¥20,000.00' })).toBeTruthy();
    await userEvent.click(button(ui.common.back));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('敞口 ¥120,000.00'));
  });

  test('shows what is not known as a dash with its reason, never as zero', async () => {
    const { actions } = await show(ready());
    await openCard(actions, 'C003');
    const available = screen.getByText(ui.card.available).parentElement;
    expect(available?.textContent).toBe('可用额度—无法计算：额度未设定');
    expect(screen.queryByRole('img', { name: /使用率/ })).toBeNull();
  });

  test('spells the ageing bar out in figures', async () => {
    const { actions } = await show(ready());
    await openCard(actions, 'C001');
    const table = screen.getByRole('table', { name: ui.card.ageingHeading('CNY') });
    const lines = within(table)
      .getAllByRole('row')
      .map((line) => line.textContent);
    expect(lines).toEqual(['未到期¥80,000.0066.7%', '31–60 天¥40,000.0033.3%']);
  });

  test('opens from the row selected in the sheet, only when asked', async () => {
    const book = ready();
    await show(book);
    await userEvent.click(screen.getByRole('tab', { name: ui.tabs.customers }));
    book.selected = 'C002';
    book.fire('selected');
    await screen.findByText(ui.customers.selected('重庆山城五金建材批发中心'));
    expect(screen.queryByRole('heading', { name: '重庆山城五金建材批发中心' })).toBeNull();
    await userEvent.click(button(ui.customers.open));
    expect(screen.getByRole('heading', { name: '重庆山城五金建材批发中心' })).toBeTruthy();
    await screen.findByRole('button', { name: creditWords('zh-CN').shipment.decide });
  });

  test('of a customer that is gone says so', async () => {
    const { actions } = await show(ready());
    await openCard(actions, 'X');
    expect(screen.getByText(ui.card.gone)).toBeTruthy();
  });
});

describe('Checking', () => {
  test('pressing 检查 writes, and says what was updated', async () => {
    const book = ready();
    await show(book);
    expect(screen.getByText(ui.check.stale)).toBeTruthy();
    await userEvent.click(button(ui.check.run));
    await screen.findByText(ui.check.updated('4', '4'));
    expect(screen.queryByText(ui.check.stale)).toBeNull();
    expect(book.checks).toEqual([false, true]);
  });

  test('a wait for a cell edit is explained and can be cancelled', async () => {
    const book = ready();
    const { actions } = await show(book);
    let release = (): void => undefined;
    book.gate = new Promise((resolve) => {
      release = resolve;
    });
    const { checkLedger } = book;
    Object.assign(book, {
      checkLedger: (...[request, options]: Parameters<typeof checkLedger>) => {
        options.onWaiting?.('cellEdit');
        return checkLedger(request, options);
      },
    });
    act(() => void actions.check());
    await screen.findByText(ui.progress.cellEdit);
    await userEvent.click(button(ui.common.cancel));
    await screen.findByText(ui.progress.cancelling);
    release();
    await screen.findByText(ui.progress.cancelled);
  });

  test('a date that is none is refused beside its field', async () => {
    const { actions } = await show(ready());
    act(() => actions.setDay(''));
    expect(screen.getByText(ui.check.dayInvalid)).toBeTruthy();
    expect(button(ui.check.run).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('The journal', () => {
  test('an undo is asked for twice, and reported', async () => {
    const book = ready();
    const { actions } = await show(book);
    await act(() => actions.check());
    act(() => {
      actions.showTab('more');
      actions.openPage('journal');
    });
    await userEvent.click(await screen.findByRole('button', { name: /撤销 2026-11-24 09:30 的检查/ }));
    expect(book.journal).toHaveLength(1);
    await userEvent.click(button(ui.common.confirmUndo));
    await screen.findByText(ui.journal.undone);
    expect(book.journal.map(({ command }) => command)).toEqual(['check', 'undo']);
  });
});

describe('The self-check', () => {
  test('its report can be copied, with stable ids', async () => {
    const user = userEvent.setup();
    const { actions } = await show(ready());
    act(() => {
      actions.showTab('more');
      actions.openPage('selfCheck');
    });
    await user.click(button(ui.selfCheck.run));
    await user.click(await screen.findByRole('button', { name: ui.selfCheck.copy }));
    await screen.findByText(ui.selfCheck.copied);
    const report = await navigator.clipboard.readText();
    expect(report.split('\n')).toHaveLength(3);
    expect(report).toMatch(/^授信台账 0\.1\.0 · Excel 16\.0 \/ PC\n符合 {2}table\.grows/);
  });
});

test('A problem is announced, named in words, and closed', async () => {
  const book = ready();
  const { actions } = await show(book);
  book.preview = null;
  await act(() => actions.previewFiles([new File(['x'], '空.xlsx')]));
  expect(screen.getByRole('alert').textContent).toContain('文件「空.xlsx」：没有找到可以导入的表格。');
  await userEvent.click(button(ui.common.close));
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('Another language is one choice away', async () => {
  const { actions, saved } = await show(ready());
  act(() => {
    actions.showTab('more');
    actions.openPage('settings');
  });
  await userEvent.selectOptions(screen.getByLabelText(ui.settings.language), 'en-US');
  expect(screen.getByRole('heading', { name: 'Settings and about' })).toBeTruthy();
  expect(saved).toEqual(['en-US']);
});
