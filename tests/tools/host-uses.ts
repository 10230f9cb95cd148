/** Where source names a member of Excel's: in code, in what it loads by name, and in objects that say what to load or set. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Use {
  readonly type: string;
  readonly member: string;
  /** Whether it is assigned. */
  readonly writes: boolean;
  /** As the type declarations tag it, such as `ExcelApi 1.9`. */
  readonly apiSet: string;
  readonly file: string;
  readonly line: number;
}

/** A load whose names cannot be read before the program runs, or that names what Excel does not have. */
export interface UnreadableLoad {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface ExcelUses {
  readonly uses: readonly Use[];
  readonly unreadable: readonly UnreadableLoad[];
}

const API_SET = /\[Api set:\s*(\w+\s+[\w.]+)/g;
/** Excel's first set, which untagged members belong to. */
const FIRST_SET = 'ExcelApi 1.1';
const OPTIONS_OF_TYPE = /(?:Collection)?(?:LoadOptions|UpdateData)$/;

/** @param files whose uses are wanted; what they import is looked up only. */
export function usesOfExcel(files: readonly string[], tsconfigPath: string): ExcelUses {
  const { config } = ts.readConfigFile(tsconfigPath, (path) => readFileSync(path, 'utf8')) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ts.sys.resolvePath(`${tsconfigPath}/..`));
  const program = ts.createProgram([...files], options);
  const reader = new UseReader(program.getTypeChecker());
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new RangeError(`${file} cannot be read`);
    reader.read(source);
  }
  return reader;
}

class UseReader implements ExcelUses {
  readonly uses: Use[] = [];
  readonly unreadable: UnreadableLoad[] = [];

  constructor(private readonly checker: ts.TypeChecker) {}

  read(source: ts.SourceFile): void {
    const visit = (node: ts.Node): void => {
      this.readNode(node);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  private readNode(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      this.add(this.checker.getSymbolAtLocation(node.name), node.name, isAssigned(node));
    } else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
      const { expression, argumentExpression } = node;
      this.add(this.propertyOf(this.typeOf(expression), argumentExpression.text), node, isAssigned(node));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      this.add(this.propertyOf(this.typeOf(node.parent), name), node, false);
    } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const options = this.checker.getContextualType(node.parent);
      if (options) {
        this.add(this.propertyOf(this.checker.getNonNullableType(options), node.name.getText()), node, false);
      }
    } else if (ts.isCallExpression(node)) {
      this.readLoad(node);
    }
  }

  private readLoad(call: ts.CallExpression): void {
    const { expression, arguments: given } = call;
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'load') return;
    const type = this.typeOf(expression.expression);
    const [what] = given;
    if (!what || !declarationsInExcel(this.propertyOf(type, 'load')).length) return;
    if (ts.isObjectLiteralExpression(what)) return;
    const texts = this.textsOf(this.checker.getTypeAtLocation(what), what);
    const paths = texts?.flatMap((text) => text.split(',').map((path) => path.trim()));
    if (!paths?.every((path) => this.readPath(type, path, what))) this.unreadable.push(placed(call));
  }

  /** All texts an argument of `load` can be; null when that is not known. */
  private textsOf(type: ts.Type, node: ts.Node): string[] | null {
    if (ts.isArrayLiteralExpression(node)) {
      const each = node.elements.map((element) =>
        this.textsOf(this.checker.getTypeAtLocation(element), element),
      );
      return each.some((texts) => texts === null) ? null : each.flatMap((texts) => texts ?? []);
    }
    const parts = type.isUnion() ? type.types : [type];
    return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : null;
  }

  /** @returns false when the path names something Excel's type does not have. */
  private readPath(start: ts.Type, path: string, node: ts.Node): boolean {
    let type = start;
    for (const name of path.split('/')) {
      const items = this.propertyOf(type, 'items');
      const owner =
        items && name !== 'items' && !this.propertyOf(type, name) ? this.elementOf(items, node) : type;
      const property = this.propertyOf(owner, name);
      if (!property) return false;
      this.add(property, node, false);
      type = name === 'items' ? this.elementOf(property, node) : this.typeOfProperty(property, node);
    }
    return true;
  }

  private elementOf(items: ts.Symbol, node: ts.Node): ts.Type {
    const list = this.typeOfProperty(items, node);
    return this.checker.getIndexTypeOfType(list, ts.IndexKind.Number) ?? list;
  }

  private typeOfProperty(property: ts.Symbol, node: ts.Node): ts.Type {
    return this.checker.getNonNullableType(this.checker.getTypeOfSymbolAtLocation(property, node));
  }

  private typeOf(node: ts.Node): ts.Type {
    return this.checker.getNonNullableType(this.checker.getTypeAtLocation(node));
  }

  private propertyOf(type: ts.Type, name: string): ts.Symbol | undefined {
    return this.checker.getPropertyOfType(type, name);
  }

  private add(symbol: ts.Symbol | undefined, node: ts.Node, writes: boolean): void {
    for (const declaration of declarationsInExcel(symbol)) {
      const owner = declaration.parent;
      if (!isType(owner)) continue;
      const { file, line } = placed(node);
      const type = owner.name.text.replace(OPTIONS_OF_TYPE, '');
      const called = this.signatureOf(node) ?? declaration;
      const apiSet = apiSetOf(called) ?? apiSetOf(owner) ?? FIRST_SET;
      const use = { type, member: symbol?.name ?? '', writes, apiSet, file, line };
      if (!this.uses.some((known) => JSON.stringify(known) === JSON.stringify(use))) this.uses.push(use);
    }
  }

  /** Of several ways to call a method, the one that is called. */
  private signatureOf(name: ts.Node): ts.Declaration | undefined {
    const call = name.parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== name.parent) return undefined;
    return this.checker.getResolvedSignature(call)?.declaration;
  }
}

type ExcelType = (ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration) & {
  readonly name: ts.Identifier;
};

function isType(node: ts.Node): node is ExcelType {
  return (
    (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node)) &&
    node.name !== undefined
  );
}

function declarationsInExcel(symbol: ts.Symbol | undefined): ts.Declaration[] {
  return (symbol?.declarations ?? []).filter((declaration) => {
    let node: ts.Node = declaration;
    while (!ts.isSourceFile(node)) {
      if (ts.isModuleDeclaration(node) && node.name.text === 'Excel') {
        return node.getSourceFile().isDeclarationFile;
      }
      node = node.parent;
    }
    return false;
  });
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

function apiSetOf(declaration: ts.Node): string | undefined {
  const comments = declaration.getSourceFile().text.slice(declaration.pos, declaration.getStart());
  return [...comments.matchAll(API_SET)].at(-1)?.[1]?.replace(/\s+/, ' ');
}

function placed(node: ts.Node): UnreadableLoad {
  const source = node.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return { file: source.fileName, line, text: node.getText() };
}
