import type { Browser, Frame } from 'playwright-core';
import { creditWords } from '../../src/text/credit';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { paneFrame } from './paneAccess';
import { chinese, TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const ROWS = 30_000;
const IDLE_MS = 1_500;
/** How much longer than the longest gap of an idle page a gap may be, and what a gap is at least counted as. */
const LONGER_MAX = 12;
const GAP_MIN_MS = 50;
/** A page that did the work itself would stand still for all of it. */
const STANDING_MAX = 0.5;

interface Watch {
  /** When each animation frame of the pane began, in ms. */
  readonly frames: number[];
  readonly workers: { readonly file: string; readonly startedAt: number; endedAt: number | null }[];
}

declare global {
  interface Window {
    thinkingWatch?: Watch;
  }
}

/** Writes down each frame of the pane, and each worker it starts and ends. */
function watch(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const seen: Watch = { frames: [], workers: [] };
    window.thinkingWatch = seen;
    const onFrame = (): void => {
      seen.frames.push(performance.now());
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    window.Worker = class extends Worker {
      readonly #seen: Watch['workers'][number];

      constructor(address: string | URL, options?: WorkerOptions) {
        const startedAt = performance.now();
        super(address, options);
        this.#seen = { file: String(address), startedAt, endedAt: null };
        seen.workers.push(this.#seen);
      }

      override terminate(): void {
        this.#seen.endedAt = performance.now();
        super.terminate();
      }
    };
  });
}

async function watched(frame: Frame): Promise<Watch> {
  const seen = await frame.evaluate(() => window.thinkingWatch);
  if (!seen) throw new Error('the pane is not watched');
  return seen;
}

/** The longest time from one frame to the next while the page was asked for it, what came of the answer included. */
function longestGap(frames: readonly number[], from: number, to: number): number {
  return frames.reduce((longest, at, index) => {
    const before = frames[index - 1] ?? at;
    return before >= to || at <= from ? longest : Math.max(longest, at - Math.max(before, from));
  }, 0);
}

function invoices(): Buffer {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const day = `2026-${two(1 + (at % 6))}-${two(1 + (at % 28))}`;
    return `大${at % 300},第${at % 300}号大客户,F${at},${day},${1_000 + (at % 977)}.${two(at % 100)}`;
  });
  return Buffer.from(['客户编号,客户名称,发票号,发票日期,金额', ...rows].join('\n'));
}

describe('the pane while a worker thinks for it', () => {
  let site: Site;
  let browser: Browser;
  let workbench: WorkbenchPage;
  let frame: Frame;
  let idleGap = 0;

  beforeAll(async () => {
    site = await openSite();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`);
    await workbench.pane.getByRole('button', { name: chinese.check.run, exact: true }).waitFor();
    frame = paneFrame(workbench.page);
    await watch(frame);
    await workbench.page.waitForTimeout(IDLE_MS);
    const { frames } = await watched(frame);
    idleGap = Math.max(GAP_MIN_MS, longestGap(frames, 0, Infinity));
  }, SITE_MAX_MS);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** The one worker started since `before`, when it has ended and a frame has followed it. */
  async function workerSince(before: number): Promise<{ took: number; gap: number }> {
    await frame.waitForFunction((count) => {
      const seen = window.thinkingWatch;
      const ended = seen?.workers[count]?.endedAt ?? null;
      return ended !== null && (seen?.frames.at(-1) ?? 0) > ended;
    }, before);
    const { workers, frames } = await watched(frame);
    expect(workers).toHaveLength(before + 1);
    const worker = workers[before];
    if (!worker || worker.endedAt === null) throw new Error('no worker was started, or it did not end');
    const { startedAt, endedAt } = worker;
    return { took: endedAt - startedAt, gap: longestGap(frames, startedAt, endedAt) };
  }

  async function workersSoFar(): Promise<number> {
    return (await watched(frame)).workers.length;
  }

  /** Every cell with a value, of every sheet. */
  function cells(): Promise<string> {
    return workbench.page.evaluate(() => {
      const { workbench: state } = window;
      if (!state) throw new Error('there is no workbench');
      const found: string[] = [];
      for (const sheet of state.sheetNames()) {
        for (let row = 0; row < 4_000; row++) {
          for (let column = 0; column < 40; column++) {
            const value = state.valueAt(sheet, row, column) ?? '';
            if (value !== '') found.push(`${sheet} ${row} ${column} ${String(value)}`);
          }
        }
      }
      return found.join('\n');
    });
  }

  it('answers while the portfolio is worked out', async () => {
    const { pane } = workbench;
    const before = await workersSoFar();
    await pane.getByRole('tab', { name: chinese.tabs.more, exact: true }).click();
    await pane.getByRole('button', { name: new RegExp(chinese.more.portfolioHint) }).click();
    await pane.getByRole('table', { name: creditWords('zh-CN').portfolio.trend }).waitFor();
    const { gap } = await workerSince(before);
    expect(gap).toBeLessThan(LONGER_MAX * idleGap);
  });

  it(`answers while ${ROWS} rows are read and planned`, async () => {
    const { pane } = workbench;
    const before = await workersSoFar();
    await pane.getByRole('tab', { name: chinese.tabs.import, exact: true }).click();
    await pane.locator('input[type=file]').setInputFiles({
      name: '应收.csv',
      mimeType: 'text/csv',
      buffer: invoices(),
    });
    await pane.getByRole('button', { name: chinese.import.runRows('30,300') }).waitFor();
    const { took, gap } = await workerSince(before);
    expect(gap).toBeLessThan(LONGER_MAX * idleGap);
    expect(gap).toBeLessThan(STANDING_MAX * took);
  });

  it('ends at once when it is cancelled, leaves the workbook as it was, and can be used', async () => {
    const { pane } = workbench;
    const unchanged = await cells();
    const before = await workersSoFar();
    await pane.getByRole('button', { name: chinese.import.runRows('30,300') }).click();
    await frame.waitForFunction((count) => (window.thinkingWatch?.workers.length ?? 0) > count, before);
    await pane.getByRole('button', { name: chinese.common.cancel, exact: true }).click();
    await pane.getByText(chinese.progress.cancelled).waitFor();
    await workerSince(before);
    expect(await cells()).toBe(unchanged);
    await pane.getByRole('tab', { name: chinese.tabs.check, exact: true }).click();
    await workbench.check();
    expect(await cells()).not.toContain('第0号大客户');
    expect(workbench.errors).toEqual([]);
  });
});
