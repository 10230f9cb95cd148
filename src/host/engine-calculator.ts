/**
 * Univer's formula engine without its workbook: cells are read straight from the model, formulas are handed over grouped,
 * and a calculation is awaited by its own promise instead of by notifications.
 */
import { Univer, UniverInstanceType, LocaleType, LogLevel, Styles } from '@univerjs/core';
import type { Injector, IUnitRange } from '@univerjs/core';
import {
  AstTreeBuilder,
  generateAstNode,
  IDependencyManagerService,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  Interpreter,
  Lexer,
} from '@univerjs/engine-formula';
import type { IAllRuntimeData, IFormulaDatasetConfig } from '@univerjs/engine-formula';
import type { SheetBox } from './engine-boxes';
import { modelValue, SheetCells } from './engine-cells';
import { sheetAlias } from './engine-formulas';
import type { EngineFormulas, FormulaIndex } from './engine-formulas';
import { orderOf } from './engine-order';
import type { FormulaGroup, OrderedGroup } from './engine-order';
import { provideIteratorHelpers } from './engine-iterator-helpers';
import { AwaitedCalculation, forgetRanges, registerCalculation } from './engine-services';
import type { Box, Scalar, SheetModel } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';

export interface CellResult {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

/** Rows a sheet has at least: whole-column references run over all of them. */
const SHEET_ROWS_MIN = 100;
/** Parsed formulas are cached by unit for the whole process, so that no two engines may share a unit's name. */
let unitsCreated = 0;

export class Calculator {
  private readonly univer: Univer;
  private readonly injector: Injector;
  private readonly calculation: AwaitedCalculation;
  private readonly unitId: string;
  private readonly cells: ReadonlyMap<string, SheetCells>;
  private formulas: EngineFormulas = {};
  private groups: readonly FormulaGroup[] = [];
  private rowsReached = 0;

  /** For the sheets as they are now; sheets added, removed or renamed need another calculator. */
  constructor(private readonly sheets: readonly SheetModel[]) {
    provideIteratorHelpers();
    unitsCreated += 1;
    this.unitId = `book${String(unitsCreated)}`;
    this.cells = new Map(sheets.map((sheet) => [sheet.id, new SheetCells(sheet)]));
    this.univer = new Univer({ locale: LocaleType.EN_US, logLevel: LogLevel.SILENT, locales: {} });
    this.injector = this.univer.__getInjector();
    this.createUnit();
    registerCalculation(this.injector);
    this.calculation = this.injector.get(AwaitedCalculation);
    this.injector.get(IFormulaCurrentConfigService).setExecuteUnitId(this.unitId);
  }

  /** All formulas of the book, and the rows their references reach. */
  setFormulas({ formulas, groups, rowCount }: ReturnType<FormulaIndex['forEngine']>): void {
    this.formulas = formulas;
    this.groups = groups;
    this.rowsReached = rowCount;
  }

  /** Calculates the formulas in the changed boxes and all that depend on them. */
  async calculate(changed: readonly SheetBox[]): Promise<CellResult[]> {
    const order = orderOf(this.groups, changed);
    if (order !== null) return this.calculateInOrder(order);
    this.injector.get(IDependencyManagerService).reset();
    const { unitData } = await this.calculation.calculateAll(this.dataset(changed));
    return this.resultsIn(unitData);
  }

  private calculateInOrder(order: readonly OrderedGroup[]): CellResult[] {
    const { runtime, interpreter, parse } = this.prepared();
    for (const { group, cells } of order) {
      const node = parse(group.formula);
      for (const { row, column } of cells) {
        runtime.setCurrent(row, column, SHEET_ROWS, SHEET_COLUMNS, group.sheetId, this.unitId);
        const offset = { refOffsetX: column - group.first.column, refOffsetY: row - group.first.row };
        runtime.setRuntimeData(interpreter.execute({ node, ...offset }));
        node.resetCalculationState();
      }
    }
    const results = this.resultsIn(runtime.getUnitData());
    runtime.reset();
    forgetRanges();
    return results;
  }

  private resultsIn(unitData: IAllRuntimeData['unitData']): CellResult[] {
    const results: CellResult[] = [];
    for (const [sheetId, cells] of Object.entries(unitData[this.unitId] ?? {})) {
      cells.forValue((row, column, cell) => {
        results.push({ sheetId, row, column, value: modelValue(cell) });
      });
    }
    return results;
  }

  /** The formula's value at each cell, its references moved by the cell's distance from the anchor. */
  evaluate(
    sheetId: string,
    formula: string,
    anchor: { row: number; column: number },
    cells: readonly { row: number; column: number }[],
  ): Scalar[] {
    const { runtime, interpreter, parse } = this.prepared();
    const node = parse(formula);
    const values = cells.map(({ row, column }) => {
      runtime.setCurrent(row, column, SHEET_ROWS, SHEET_COLUMNS, sheetId, this.unitId);
      const offset = { refOffsetX: column - anchor.column, refOffsetY: row - anchor.row };
      runtime.setRuntimeData(interpreter.execute({ node, ...offset }));
      node.resetCalculationState();
      return modelValue(runtime.getUnitData()[this.unitId]?.[sheetId]?.getValue(row, column));
    });
    runtime.reset();
    forgetRanges();
    return values;
  }

  /** The engine's parts for calculating one formula after another. */
  private prepared() {
    const config = this.injector.get(IFormulaCurrentConfigService);
    const runtime = this.injector.get(IFormulaRuntimeService);
    const interpreter = this.injector.get(Interpreter);
    config.load(this.dataset([]));
    runtime.reset();
    forgetRanges();
    const lexer = this.injector.get(Lexer);
    const builder = this.injector.get(AstTreeBuilder);
    const parse = (formula: string) => generateAstNode(this.unitId, formula, lexer, builder, config);
    return { runtime, interpreter, parse };
  }

  dispose(): void {
    this.univer.dispose();
  }

  private dataset(changed: readonly SheetBox[]): IFormulaDatasetConfig {
    const rowCount = Math.max(SHEET_ROWS_MIN, this.rowsReached, ...this.sheets.map(usedRows));
    const sheets = this.sheets.map((sheet, position) => ({ sheet, alias: sheetAlias(position) }));
    const item = (sheet: SheetModel) => ({
      cellData: this.cells.get(sheet.id) ?? new SheetCells(sheet),
      rowCount,
      columnCount: SHEET_COLUMNS,
      rowData: {},
      columnData: {},
    });
    return {
      formulaData: { [this.unitId]: this.formulas },
      arrayFormulaCellData: {},
      arrayFormulaRange: {},
      forceCalculate: false,
      dirtyRanges: changed.map(({ sheetId, box }) => unitRange(this.unitId, sheetId, box)),
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      allUnitData: { [this.unitId]: Object.fromEntries(sheets.map(({ sheet }) => [sheet.id, item(sheet)])) },
      unitStylesData: { [this.unitId]: new Styles() },
      unitSheetNameMap: {
        [this.unitId]: Object.fromEntries(
          sheets.flatMap(({ sheet, alias }) => [
            [alias, sheet.id],
            [sheet.name, sheet.id],
          ]),
        ),
      },
    };
  }

  /** The engine asks a workbook for its sheets' names and sizes; this one has nothing else. */
  private createUnit(): void {
    const sizes = { rowCount: SHEET_ROWS_MIN, columnCount: SHEET_COLUMNS };
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
      id: this.unitId,
      sheetOrder: this.sheets.map(({ id }) => id),
      sheets: Object.fromEntries(this.sheets.map(({ id, name }) => [id, { id, name, ...sizes }])),
    });
  }
}

function unitRange(unitId: string, sheetId: string, { row, column, height, width }: Box): IUnitRange {
  return {
    unitId,
    sheetId,
    range: { startRow: row, endRow: row + height - 1, startColumn: column, endColumn: column + width - 1 },
  };
}

function usedRows(sheet: SheetModel): number {
  let last = 0;
  for (const row of sheet.rows.keys()) if (row > last) last = row;
  return last + 1;
}
