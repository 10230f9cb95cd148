/** The workbench as a person uses it, in a browser page of its own. */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { messages } from '../../src/text';
import '../../src/text/everyLanguage';
import type { WorkbenchState } from '../../src/workbench/state';

export const chinese = messages('zh-CN').ui;
export const english = messages('en-US').ui;

/** A busy machine with two cores boots grid and engine in this time. */
export const WAITING_MAX_MS = 60_000;
/** A laptop's screen; also that of the pictures in the README. */
export const VIEWPORT = { width: 1400, height: 860 };
export const TEST_MAX_MS = 180_000;

export class WorkbenchPage {
  private constructor(
    readonly page: Page,
    /** Errors of the page and the pane: violations of the content security policy are among them. */
    readonly errors: readonly string[],
  ) {}

  static async open(browser: Browser, address: string): Promise<WorkbenchPage> {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(WAITING_MAX_MS);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(address);
    const workbench = new WorkbenchPage(page, errors);
    await workbench.settled();
    return workbench;
  }

  get pane(): FrameLocator {
    return this.page.frameLocator('#pane iframe');
  }

  async settled(): Promise<void> {
    await this.page.waitForFunction(() => window.workbench?.settled());
  }

  /** Reads what the workbench shows of itself. */
  read<Key extends keyof WorkbenchState>(
    key: Key,
    ...input: Parameters<WorkbenchState[Key]>
  ): Promise<ReturnType<WorkbenchState[Key]>> {
    return this.page.evaluate(
      ([name, values]) => {
        const read = window.workbench?.[name] as ((...all: unknown[]) => unknown) | undefined;
        return read?.(...(values as unknown[]));
      },
      [key, input] as const,
    ) as Promise<ReturnType<WorkbenchState[Key]>>;
  }

  async until<Key extends keyof WorkbenchState>(
    key: Key,
    input: Parameters<WorkbenchState[Key]>,
    expected: ReturnType<WorkbenchState[Key]>,
  ): Promise<void> {
    await this.page.waitForFunction(
      ([name, values, wanted]) => {
        const read = window.workbench?.[name] as ((...all: unknown[]) => unknown) | undefined;
        return JSON.stringify(read?.(...(values as unknown[]))) === JSON.stringify(wanted);
      },
      [key, input, expected] as const,
    );
  }

  async check(): Promise<void> {
    await this.pane.getByRole('button', { name: chinese.check.run, exact: true }).click();
    await this.pane
      .getByText(/^检查完成/)
      .first()
      .waitFor();
    await this.settled();
  }

  /** Goes to a cell by the grid's name box and types into it. */
  async typeInto(cell: string, text: string): Promise<void> {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const nameBox = this.page.locator('#grid input').first();
    await nameBox.fill(cell);
    await nameBox.press('Enter');
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    await this.until('selection', [], [Number(row) - 1, column, 1, 1]);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  async openFile(file: { name: string; bytes: Uint8Array }): Promise<void> {
    await this.page.locator('#file').setInputFiles({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.bytes),
    });
    await this.page.locator('#file-name').getByText(file.name, { exact: true }).waitFor();
    await this.settled();
  }
}
