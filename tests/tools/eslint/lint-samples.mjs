/**
 * Lints pieces of code as if they stood in the files named: reads [{ file, code }, …] as JSON from stdin and writes, for
 * each, the names of the rules that object. A process of its own, because jest cannot load ESLint's configuration.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const rules = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  rules.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(rules));
