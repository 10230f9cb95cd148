/** `npm run screenshots`: makes the pictures of the documents anew, from the built pages and the sample ledger. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { creditWords } from '../../src/text/credit';
import { chinese, WorkbenchPage } from '../e2e/workbenchPage';
import { launchBrowser } from './browser';
import { encodePng } from './png';
import { openSite } from './workbench/site';

const FOLDER = join(__dirname, '..', '..', 'docs', 'images');
/** Shades that nobody tells apart become one: pictures live in the repository for ever and should be small. */
const SHADE_STEP = 8;

function shade(value: number): number {
  return Math.min(255, Math.round(value / SHADE_STEP) * SHADE_STEP);
}

async function save(browser: Browser, name: string, png: Buffer): Promise<void> {
  const page = await browser.newPage();
  const { width, height, pixels } = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const drawn = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return { width: image.width, height: image.height, pixels: Array.from(drawn) };
  }, png.toString('base64'));
  await page.close();
  writeFileSync(join(FOLDER, name), encodePng({ width, height }, Uint8Array.from(pixels, shade)));
}

/** A shipment that is held, with its reasons. */
async function shipment({ pane }: WorkbenchPage): Promise<void> {
  const words = creditWords('zh-CN').shipment;
  const amount = pane.getByLabel(words.amount('CNY'));
  await amount.fill('12万');
  await amount.press('Enter');
  await pane.getByText(/按 .* 的台账判断/).waitFor();
  await pane.getByRole('button', { name: words.heading }).evaluate((heading) => {
    const header = document.querySelector('header')?.offsetHeight ?? 0;
    window.scrollBy(0, heading.getBoundingClientRect().top - 2 * header);
  });
}

/** What the balance is made of, row by row. */
async function trace({ pane }: WorkbenchPage): Promise<void> {
  const words = creditWords('zh-CN').trace;
  const heading = pane.getByRole('button', { name: words.heading });
  await heading.click();
  await pane.getByLabel(words.figure).selectOption('balance');
  await pane.getByRole('list', { name: words.heading }).waitFor();
  await heading.evaluate((element) => {
    const header = document.querySelector('header')?.offsetHeight ?? 0;
    window.scrollBy(0, element.getBoundingClientRect().top - 2 * header);
  });
}

async function portfolio({ pane }: WorkbenchPage): Promise<void> {
  await pane.getByRole('tab', { name: chinese.tabs.more, exact: true }).click();
  await pane.getByRole('button', { name: new RegExp(chinese.more.portfolioHint) }).click();
  await pane.getByRole('table', { name: creditWords('zh-CN').portfolio.trend }).waitFor();
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const site = await openSite();
  const browser = await launchBrowser();
  const workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`);
  const { page, pane } = workbench;
  await workbench.check();
  await pane.getByRole('button', { name: chinese.common.close }).click();
  const warning = pane.getByRole('button', { name: /![A-Z]+\d+/ }).first();
  await warning.click();
  await page.waitForFunction(() => (window.workbench?.selection()[0] ?? 0) > 0);
  await workbench.settled();
  await save(browser, 'workbench.png', await page.screenshot());
  const customers = pane.getByRole('button', { name: /查看客户/ });
  await customers.first().click();
  await pane.getByRole('button', { name: creditWords('zh-CN').shipment.decide }).waitFor();
  await save(browser, 'customer.png', await page.locator('#pane').screenshot());
  await shipment(workbench);
  await save(browser, 'shipment.png', await page.locator('#pane').screenshot());
  await trace(workbench);
  await save(browser, 'trace.png', await page.locator('#pane').screenshot());
  await portfolio(workbench);
  await save(browser, 'portfolio.png', await page.locator('#pane').screenshot());
  await browser.close();
  await site.close();
}

void main().then(() => process.exit(0));
