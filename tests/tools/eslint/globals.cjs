/** What Node gives the configuration files written in JavaScript. */
const names = [
  'Buffer',
  'URL',
  '__dirname',
  '__filename',
  'console',
  'exports',
  'module',
  'process',
  'require',
  'setTimeout',
];

module.exports = Object.fromEntries(names.map((name) => [name, 'readonly']));
