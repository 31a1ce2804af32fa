import ts from 'typescript';

/** A text as it stands in a source file, and the line it begins on, from 1. */
interface Literal {
  line: number;
  text: string;
}

/** What stands for a value that is known only when the program runs. */
const unknown = 'X';

/**
 * The texts in a TypeScript source: strings and templates, those joined by + as one, and of a choice each side by
 * itself. A list of words that begins with "prospect" is one text too. Paths of imports and types are none.
 */
export function literalsOf(source: string): Literal[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (isText(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(...readings(node).map((text) => ({ line, text })));
      for (const part of partsOf(node)) visit(part);
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isText(node: ts.Node): node is ts.Expression {
  return (
    isWords(node) ||
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateExpression(node) ||
    isSum(node)
  );
}

/** A list of the words of a command line. */
function isWords(node: ts.Node): node is ts.ArrayLiteralExpression {
  if (!ts.isArrayLiteralExpression(node)) return false;
  const [first, second] = node.elements;
  return (
    first !== undefined &&
    ts.isStringLiteral(first) &&
    first.text === 'prospect' &&
    second !== undefined &&
    node.parent.kind === ts.SyntaxKind.CallExpression
  );
}

/** A sum with a text in it. */
function isSum(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    (isText(node.left) || isText(node.right))
  );
}

/** What is inside a text and is code: it may hold texts of its own. */
function partsOf(node: ts.Expression): ts.Expression[] {
  if (isSum(node)) return [node.left, node.right].flatMap((side) => (isText(side) ? partsOf(side) : [side]));
  if (isWords(node)) return node.elements.filter((word) => !isText(word));
  return ts.isTemplateExpression(node) ? node.templateSpans.map((span) => span.expression) : [];
}

/** All that an expression can read as. */
function readings(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (isWords(node))
    return node.elements.map(readings).reduce((heads, tails) =>
      joined(
        heads,
        tails.map((tail) => ` ${tail}`),
      ),
    );
  if (ts.isParenthesizedExpression(node)) return readings(node.expression);
  if (ts.isConditionalExpression(node)) return [...readings(node.whenTrue), ...readings(node.whenFalse)];
  if (isSum(node)) return joined(readings(node.left), readings(node.right));
  if (!ts.isTemplateExpression(node)) return [unknown];
  return node.templateSpans.reduce(
    (texts, span) => joined(joined(texts, readings(span.expression)), [span.literal.text]),
    [node.head.text],
  );
}

function joined(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}
