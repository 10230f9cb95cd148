/** `npm run screenshots`: makes the pictures of the documents anew, from the built pages and the sample ledger. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chinese, WorkbenchPage } from '../e2e/workbenchPage';
import { launchBrowser } from './browser';
import { openSite } from './workbench/site';

const FOLDER = join(__dirname, '..', '..', 'docs', 'images');

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const site = await openSite();
  const browser = await launchBrowser();
  const workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`);
  const { page, pane } = workbench;
  await workbench.check();
  await page.screenshot({ path: join(FOLDER, 'workbench.png') });
  const customers = pane.getByRole('button', { name: /查看客户/ });
  await customers.first().click();
  await pane.getByRole('button', { name: chinese.common.back }).first().waitFor();
  await page.locator('#pane').screenshot({ path: join(FOLDER, 'customer.png') });
  await browser.close();
  await site.close();
}

void main().then(() => process.exit(0));
