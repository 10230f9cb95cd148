/** Who may import whom (docs/architecture.md). No arrow upwards, no circles. */
/** Tests, and the files and folders of what only tests of a room share. */
const tests = '\\.test\\.tsx?$|ForTests\\.tsx?$|/testing/';
const room = (name) => `^src/${name}/`;
const only = (from, to, comment, except = '') => ({
  name: `${from}-imports`,
  comment,
  severity: 'error',
  from: { path: room(from), pathNot: [tests, except].filter(Boolean) },
  to: { path: '^src/', pathNot: `^src/(${[from, ...to].join('|')})/` },
});
const outside = (from, packages) => ({
  name: `${from}-packages`,
  comment: `${from} uses only: ${packages.join(', ') || 'nothing from outside'}`,
  severity: 'error',
  from: { path: room(from), pathNot: tests },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'core'],
    pathNot: `node_modules/(${packages.join('|') || '-'})/`,
  },
});
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: `\\.d\\.ts$|${tests}` },
      to: {},
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `^tests/|${tests}` },
    },
    only('ledger', [], 'what a ledger is depends on nothing of ours'),
    outside('ledger', ['decimal\\.js', 'zod', '@internationalized/date']),
    only('credit', ['ledger'], 'think is pure'),
    outside('credit', []),
    only('intake', ['ledger'], 'old spreadsheets become records of the ledger'),
    outside('intake', ['@e965/xlsx', 'papaparse', 'fflate', 'decimal\\.js']),
    only('office', [], 'the one door to Office'),
    only('text', ['ledger'], 'words for codes'),
    only('workbook', ['ledger', 'office'], 'how the ledger lives in Excel'),
    only('commands', ['ledger', 'credit', 'intake', 'office', 'workbook'], 'what a user can do'),
    only(
      'pane',
      ['commands', 'office', 'text', 'ledger'],
      'a face over the commands',
      '^src/pane/main\\.tsx$',
    ),
    {
      name: 'page-imports',
      comment:
        'the page of the shared runtime is put together in pane/main.tsx: it alone joins the ribbon to the pane',
      severity: 'error',
      from: { path: '^src/pane/main\\.tsx$' },
      to: { path: '^src/', pathNot: '^src/(pane|ribbon|commands|office|text|ledger)/' },
    },
    only('ribbon', ['commands', 'office', 'text', 'ledger'], 'a face over the commands'),
    only('host', [], 'Excel without Excel knows nothing of ledgers'),
    only('cli', ['commands', 'office', 'text', 'ledger', 'host'], 'a face over the commands, on files'),
    only('workbench', ['commands', 'office', 'text', 'ledger', 'host'], 'a grid beside the pane'),
    {
      name: 'nothing-ships-the-host',
      comment: 'host, workbench and cli are development parts; nothing the add-in ships imports them',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(host|workbench|cli)/|${tests}` },
      to: { path: '^src/(host|workbench|cli)/' },
    },
    {
      name: 'no-dev-packages-in-the-add-in',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(host|workbench|cli)/|${tests}` },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-node-in-the-add-in',
      comment: 'what the add-in ships runs in a web view',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(host|workbench|cli)/|${tests}` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'a package that package.json does not name is here by chance',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
