/** What axe, and a ruler, say about the pane as it stands. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Fewer passing rules than this, and the page looked at was empty. */
const AXE_RULES_MIN = 5;

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

export function paneFrame(page: Page): Frame {
  const frame = page.frames().find((each) => each.url().includes('pane.html'));
  if (!frame) throw new Error('the page has no pane');
  return frame;
}

export async function seriousFaults(frame: Frame): Promise<string[]> {
  await atRest(frame);
  // Put in by the test's own channel: the page's policy would rightly refuse it.
  await frame.evaluate(axe);
  const { violations, passes } = await frame.evaluate(() => window.axe.run());
  expect(passes.length).toBeGreaterThan(AXE_RULES_MIN);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Halfway from one colour to another a button has neither: a button just enabled is told by its own colours only then. */
async function atRest(frame: Frame): Promise<void> {
  await frame.waitForFunction(() =>
    document
      .getAnimations()
      .every((each) => !(each instanceof CSSTransition) || each.playState !== 'running'),
  );
}

export async function setWidth(page: Page, width: number): Promise<void> {
  await page.locator('#pane').evaluate((pane, pixels) => {
    pane.style.flexBasis = `${pixels}px`;
  }, width);
  await paneFrame(page).waitForFunction((pixels) => window.innerWidth <= pixels, width);
}

/** How far the contents reach beyond the pane's right edge, in pixels; 0 when nothing has to be scrolled sideways. */
export async function overhang(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    // Whatever hides its own overflow is looked through: text cut off is no better than text to scroll to.
    const reach = [...document.querySelectorAll('body *')].map((part) => part.getBoundingClientRect().right);
    const content = Math.max(document.documentElement.scrollWidth, ...reach);
    return Math.max(0, Math.ceil(content) - document.documentElement.clientWidth);
  });
}
