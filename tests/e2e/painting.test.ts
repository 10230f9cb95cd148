import type { Browser } from 'playwright-core';
import { newBook, saveBook, type BookModel } from '../../src/host';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const ROWS = 5_000;
const COLUMNS = 10;
/** Each sheet is opened so often, and its fastest time counts: other work on the machine only ever slows one down. */
const TRIES = 4;
const SLOWER_MAX = 2;
const FILLS = ['#FFC7CE', '#FFEB9C', '#DDEBF7'];

/** Rules of the ledger's own kind: bands over one column, colouring others, several of them reading the same one. */
const FORMULAS = ['=$C2>90', '=$C2>60', '=$C2>30', '=$D2>=$E2', '=$D2>=0.8*$E2', '=AND($C2>10,$D2>100)'];

function bookOf(rules: readonly string[]): BookModel {
  const book = newBook();
  const sheet = book.sheets[0];
  if (!sheet) throw new Error('a new book has a sheet');
  for (let row = 0; row <= ROWS; row++) {
    const cells = Array.from({ length: COLUMNS }, (_, column) => ({
      value: row === 0 ? `列${column}` : column === 0 ? `客户${row}` : (row * (column + 7)) % 130,
    }));
    sheet.rows.set(row, new Map(cells.entries()));
  }
  sheet.conditionalFormats = rules.map((formula, index) => ({
    id: `rule-${index}`,
    type: 'Custom',
    box: { row: 1, column: index < 3 ? 2 : 3, height: ROWS, width: 3 },
    moreBoxes: [],
    formula,
    fill: FILLS[index % FILLS.length] ?? '',
    stopIfTrue: false,
  }));
  return book;
}

describe('drawing a long sheet', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await openSite();
    browser = await launchBrowser();
  }, SITE_MAX_MS);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it(`takes at most ${SLOWER_MAX} times as long under six rules, for ${ROWS} rows`, async () => {
    const workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html?empty`);
    const plain = await saveBook(bookOf([]));
    const ruled = await saveBook(bookOf(FORMULAS));
    const paint = async (name: string, bytes: Uint8Array): Promise<number> => {
      const shown = await workbench.page.evaluate(
        () => performance.getEntriesByName('workbench:show').length,
      );
      const painted = workbench.page.waitForFunction(
        (before) =>
          performance.getEntriesByName('workbench:show').length > before && window.workbench?.paintingMs(),
        shown,
      );
      await workbench.openFile({ name, bytes });
      const handle = await painted;
      return Number(await handle.jsonValue());
    };
    const times: { plain: number[]; ruled: number[] } = { plain: [], ruled: [] };
    for (let attempt = 0; attempt < TRIES; attempt++) {
      times.plain.push(await paint(`plain-${attempt}.xlsx`, plain));
      times.ruled.push(await paint(`ruled-${attempt}.xlsx`, ruled));
      await workbench.until('fillAt', ['Sheet1', 1, 3], colourOfFirstRow());
    }
    const ratio = Math.min(...times.ruled) / Math.min(...times.plain);
    expect({ times, ratio: ratio <= SLOWER_MAX }).toEqual({ times, ratio: true });
    expect(workbench.errors).toEqual([]);
  });
});

/** Row 2 holds 9, 10, 11 …: D2 is 10 and E2 is 11, so that of the rules on column D `$D2>=0.8*$E2` holds first. */
function colourOfFirstRow(): string {
  return FILLS[1] ?? '';
}
