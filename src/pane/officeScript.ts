/** Waiting for office.js, which comes from Microsoft's network and may be slow or not come at all. */

/** Resolves once the script has run or failed, or after the time is up; what it brought is then for others to find out. */
export function officeScript(timeoutMs: number): Promise<void> {
  const script = document.querySelector('script[data-office]');
  if (script === null || 'Office' in window) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      resolve();
    };
    script.addEventListener('load', settle, { once: true });
    script.addEventListener('error', settle, { once: true });
  });
}
