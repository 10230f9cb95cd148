import { onThemeChange, theme } from '.';

it('follows the system where Office says nothing, and looks again when the pane is shown', () => {
  expect(theme()).toBe('light');
  let looked = 0;
  const stop = onThemeChange(() => looked++);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(looked).toBe(1);
  stop();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(looked).toBe(1);
});
