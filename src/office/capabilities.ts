/** What this Excel can do beyond the oldest one we support. The one place for members above ExcelApi 1.14. */
export type Capability = 'undoGroups' | 'sharedRuntime' | 'keyboardShortcuts';

const REQUIREMENT: Readonly<Record<Capability, readonly [set: string, version: string]>> = {
  undoGroups: ['ExcelApi', '1.20'],
  sharedRuntime: ['SharedRuntime', '1.1'],
  keyboardShortcuts: ['KeyboardShortcuts', '1.1'],
};

export function can(capability: Capability): boolean {
  const [set, version] = REQUIREMENT[capability];
  return Office.context.requirements.isSetSupported(set, version);
}
