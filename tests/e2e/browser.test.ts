import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser';

const LAUNCH_MAX_MS = 120_000;

/** Pixels of one letter, as a string to compare. */
function draw(letter: string): string {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.font = '40px sans-serif';
  context.fillText(letter, 10, 60);
  return canvas.toDataURL();
}

describe('the browser of these tests', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, LAUNCH_MAX_MS);
  afterAll(() => browser.close());

  it('draws Chinese letters, not the box that stands for a missing one', async () => {
    const page = await browser.newPage();
    const [first, second, missing] = await Promise.all(
      ['授', '账', '\u{10FFFE}'].map((letter) => page.evaluate(draw, letter)),
    );
    expect(first).not.toBe(missing);
    expect(second).not.toBe(missing);
    expect(first).not.toBe(second);
    await page.close();
  });
});
