/**
 * The parts of Univer's formula engine that calculate, put together without its workbook, its commands and its
 * notifications: a calculation is awaited by its own promise.
 */
import { CellValueType, ObjectMatrix } from '@univerjs/core';
import type { ICellData, Injector, Nullable } from '@univerjs/core';
import {
  ALL_IMPLEMENTED_FUNCTIONS,
  ArrayValueObject,
  ErrorValueObject,
  AstRootNodeFactory,
  AstTreeBuilder,
  CalculateFormulaService,
  CELL_INVERTED_INDEX_CACHE,
  DefinedNamesService,
  DependencyManagerService,
  FeatureCalculationManagerService,
  FORMULA_REF_TO_ARRAY_CACHE,
  FormulaCurrentConfigService,
  FormulaDataModel,
  FormulaDependencyGenerator,
  FormulaRuntimeService,
  FunctionNodeFactory,
  FunctionService,
  HyperlinkEngineFormulaService,
  ICalculateFormulaService,
  IDefinedNamesService,
  IDependencyManagerService,
  IFeatureCalculationManagerService,
  IFormulaCurrentConfigService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  IFunctionService,
  IHyperlinkEngineFormulaService,
  Interpreter,
  IOtherFormulaManagerService,
  ISheetRowFilteredService,
  ISuperTableService,
  LambdaNodeFactory,
  LambdaParameterNodeFactory,
  Lexer,
  LexerTreeBuilder,
  OperatorNodeFactory,
  OtherFormulaManagerService,
  PrefixNodeFactory,
  ReferenceNodeFactory,
  SheetRowFilteredService,
  SuffixNodeFactory,
  SuperTableService,
  UnionNodeFactory,
  ValueNodeFactory,
} from '@univerjs/engine-formula';
import type {
  BaseAstNode,
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
  IAllRuntimeData,
  IFormulaDatasetConfig,
} from '@univerjs/engine-formula';
import { withPatterns } from './engine-match';
import { indexed } from './engine-sums';

/** A whole calculation as a promise that resolves with its results and rejects with its errors. */
export class AwaitedCalculation extends CalculateFormulaService {
  async calculateAll(config: IFormulaDatasetConfig): Promise<IAllRuntimeData> {
    this._currentConfigService.load(config);
    this._runtimeService.reset();
    forgetRanges();
    await this._executeStep();
    forgetRanges();
    return this._runtimeService.getAllRuntimeData();
  }
}

/**
 * Keeps each formula's one value; results are not spilled. The stock service also files every value in an index that it
 * searches from end to end each time, which makes a column of formulas cost the square of its length.
 */
class ScalarRuntime extends FormulaRuntimeService {
  override setRuntimeData(result: FunctionVariantType): void {
    const units = this.getUnitData();
    const sheets = (units[this.currentUnitId] ??= {});
    const cells = (sheets[this.currentSubUnitId] ??= new ObjectMatrix<Nullable<ICellData>>());
    cells.setValue(this.currentRow, this.currentColumn, resultCell(firstValue(result)));
  }
}

function firstValue(result: FunctionVariantType): BaseValueObject {
  if (result.isReferenceObject()) return (result as BaseReferenceObject).getFirstCell();
  const value = result as BaseValueObject;
  return value instanceof ArrayValueObject ? value.getFirstCell() : value;
}

/** The value as the engine keeps a cell; one that a formula yields is never blank, not even an empty text. */
function resultCell(value: BaseValueObject): ICellData {
  if (value instanceof ErrorValueObject) return { v: value.getErrorType(), t: CellValueType.STRING, f: '=' };
  const raw = value.getValue();
  if (value.isBoolean()) return { v: raw ? 1 : 0, t: CellValueType.BOOLEAN, f: '=' };
  if (value.isString()) return { v: String(raw), t: CellValueType.STRING, f: '=' };
  return { v: Number(raw), t: CellValueType.NUMBER, f: '=' };
}

/** Ranges lower than this are compared row by row; a whole column's index costs more than it saves. */
const INDEXED_ROWS_MIN = 64;
let indexLimited = false;

/** The engine looks up comparisons in an index of the whole column, even for `A5>0`: leave that to high ranges. */
function limitIndex(): void {
  if (indexLimited) return;
  indexLimited = true;
  const index = CELL_INVERTED_INDEX_CACHE;
  const canUse = index.canUseCache.bind(index);
  const remember = index.setContinueBuildingCache.bind(index);
  index.canUseCache = (unit, sheet, column, first, last) =>
    last - first < INDEXED_ROWS_MIN
      ? { rowsInCache: [], rowsNotInCache: [] }
      : canUse(unit, sheet, column, first, last);
  index.setContinueBuildingCache = (unit, sheet, column, first, last) => {
    if (last - first >= INDEXED_ROWS_MIN) remember(unit, sheet, column, first, last);
  };
}

/** What the engine remembers of ranges it read; wrong as soon as a cell changes. */
export function forgetRanges(): void {
  FORMULA_REF_TO_ARRAY_CACHE.clear();
  CELL_INVERTED_INDEX_CACHE.clear();
}

/** Reads a constant once: the stock factory's nodes read every text as a possible number or date at every use. */
class ConstantFactory extends ValueNodeFactory {
  override create(text: string): BaseAstNode {
    const node = super.create(text);
    const execute = node.execute.bind(node);
    let known: ReturnType<BaseAstNode['getValue']> = null;
    node.execute = () => {
      if (!known) {
        execute();
        known = node.getValue();
      } else node.setValue(known);
    };
    return node;
  }
}

/** Adds everything a calculation needs. */
export function registerCalculation(injector: Injector): void {
  limitIndex();
  injector.add([LexerTreeBuilder]);
  injector.add([FormulaDataModel]);
  injector.add([IFunctionService, { useClass: FunctionService }]);
  injector.add([IDefinedNamesService, { useClass: DefinedNamesService }]);
  injector.add([ISuperTableService, { useClass: SuperTableService }]);
  injector.add([ISheetRowFilteredService, { useClass: SheetRowFilteredService }]);
  injector.add([IHyperlinkEngineFormulaService, { useClass: HyperlinkEngineFormulaService }]);
  injector.add([IOtherFormulaManagerService, { useClass: OtherFormulaManagerService }]);
  injector.add([IFeatureCalculationManagerService, { useClass: FeatureCalculationManagerService }]);
  injector.add([IFormulaCurrentConfigService, { useClass: FormulaCurrentConfigService }]);
  injector.add([IFormulaRuntimeService, { useClass: ScalarRuntime }]);
  injector.add([IDependencyManagerService, { useClass: DependencyManagerService }]);
  injector.add([IFormulaDependencyGenerator, { useClass: FormulaDependencyGenerator }]);
  injector.add([AwaitedCalculation]);
  injector.add([ICalculateFormulaService, { useExisting: AwaitedCalculation }]);
  injector.add([Interpreter]);
  injector.add([AstTreeBuilder]);
  injector.add([Lexer]);
  for (const factory of [
    AstRootNodeFactory,
    FunctionNodeFactory,
    LambdaNodeFactory,
    LambdaParameterNodeFactory,
    OperatorNodeFactory,
    PrefixNodeFactory,
    ReferenceNodeFactory,
    SuffixNodeFactory,
    UnionNodeFactory,
  ]) {
    injector.add([factory]);
  }
  injector.add([ValueNodeFactory, { useClass: ConstantFactory }]);
  const functions = ALL_IMPLEMENTED_FUNCTIONS.map(([Executor, name]) =>
    withPatterns(indexed(new Executor(name))),
  );
  injector.get(IFunctionService).registerExecutors(...functions);
}
