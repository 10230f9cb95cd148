import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from './tests/tools/eslint/globals.cjs';
import noBareStrings from './tests/tools/eslint/no-bare-strings.cjs';
import tseslint from 'typescript-eslint';

const ledger = { rules: { 'no-bare-strings': noBareStrings } };

const skippedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A test runs or does not exist.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    message: 'A test runs or does not exist.',
  },
];
const clocksAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'This room is pure: the day is an argument.',
  },
  {
    selector: "CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name='now']",
    message: 'This room is pure: the day is an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'This room is pure: the same in gives the same out.',
  },
  {
    selector:
      "CallExpression[callee.object.name='crypto'][callee.property.name=/^(randomUUID|getRandomValues)$/]",
    message: 'This room is pure: the same in gives the same out.',
  },
];
const syntax = (...selectors) => ['error', ...selectors];
const blocked = ['alert', 'confirm', 'prompt'].map((name) => ({ name, message: 'Office blocks it.' }));
const officeNames = ['Excel', 'Office', 'OfficeExtension'].map((name) => ({
  name,
  message: 'Only office/, workbook/ and host/ name it.',
}));

const officeTypes = [
  {
    selector: 'TSQualifiedName[left.name=/^(Excel|Office|OfficeExtension)$/]',
    message: 'Only office/, workbook/ and host/ name it.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/', 'coverage/', 'reports/', '.cache/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{cjs,mjs,js}'],
    languageOptions: { globals },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'office-addins': officeAddins },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A fifth of the whole run, for a warning that an editor gives as well.
      '@typescript-eslint/no-deprecated': 'off',
      // What Office calls must return a promise, whether or not it has something to wait for.
      '@typescript-eslint/require-await': 'off',
      // A string spread into code points is meant: amounts, names and codes hold no emoji.
      '@typescript-eslint/no-misused-spread': 'off',
      // A type parameter used once may still say what belongs together.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-alert': 'error',
      'no-restricted-globals': ['error', ...blocked],
      'no-restricted-syntax': syntax(...skippedTests),
      // The plugin's rules of load and sync look at one function at a time and object where another one syncs, or where
      // what is loaded stands in a constant. Reading what is not loaded fails in the tests: they run the real office.js.
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.test.{ts,tsx}'],
    rules: {
      complexity: ['error', { max: 20, variant: 'modified' }],
      'max-depth': ['error', 4],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/{office,workbook,host}/**', 'src/**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', ...blocked, ...officeNames],
      'no-restricted-syntax': syntax(...skippedTests, ...officeTypes),
    },
  },
  {
    files: ['src/{ledger,credit,intake}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': syntax(...skippedTests, ...officeTypes, ...clocksAndChance) },
  },
  {
    files: ['src/{pane,workbench}/**/*.tsx'],
    ignores: ['src/**/*.test.tsx'],
    plugins: { ledger },
    rules: { 'ledger/no-bare-strings': 'error' },
  },
  {
    files: ['src/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },
);
