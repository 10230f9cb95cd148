/**
 * Words a user reads live in src/text, in both languages: none stand in a screen's markup. Looks at text between tags, at
 * strings in braces there, and at the attributes a person sees or hears.
 */
const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'content',
  'description',
  'hint',
  'label',
  'message',
  'placeholder',
  'subtitle',
  'summary',
  'title',
  'validationMessage',
]);
const letter = /\p{L}/u;

/** The strings an expression can become: its own, or those of its branches. */
function stringsOf(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node] : [];
    case 'TemplateLiteral':
      return node.quasis;
    case 'ConditionalExpression':
      return [...stringsOf(node.consequent), ...stringsOf(node.alternate)];
    case 'LogicalExpression':
      return [...stringsOf(node.left), ...stringsOf(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...stringsOf(node.left), ...stringsOf(node.right)] : [];
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return stringsOf(node.expression);
    default:
      return [];
  }
}

function textOf(node) {
  return node.type === 'TemplateElement' ? node.value.cooked : String(node.value);
}

module.exports = {
  meta: {
    type: 'problem',
    docs: { description: 'No words in markup: they belong to src/text' },
    messages: { bare: 'Words belong to src/text, in both languages: "{{text}}"' },
    schema: [],
  },
  create(context) {
    function report(node) {
      const text = textOf(node).trim();
      if (letter.test(text)) context.report({ node, messageId: 'bare', data: { text } });
    }
    return {
      JSXText: report,
      JSXExpressionContainer(node) {
        if (node.parent.type !== 'JSXAttribute') stringsOf(node.expression).forEach(report);
      },
      JSXAttribute(node) {
        const name = node.name.type === 'JSXNamespacedName' ? '' : node.name.name;
        if (!spokenAttributes.has(name) || node.value === null) return;
        const value = node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value;
        stringsOf(value).forEach(report);
      },
    };
  },
};
