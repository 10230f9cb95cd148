/** Range, worksheet and table refer to each other in a circle: they are wrapped by name, not by import. */
import type { SheetModel, TableModel } from '../model';
import type { RangeArea, TableScope } from './area';
import { makerOf, type HostObject } from './objectType';

export const rangeObject = (area: RangeArea): HostObject => makerOf<RangeArea>('Range')(area);
export const worksheetObject = (sheet: SheetModel): HostObject => makerOf<SheetModel>('Worksheet')(sheet);
export const tableObject = (table: TableModel): HostObject => makerOf<TableModel>('Table')(table);
export const tablesObject = (scope: TableScope): HostObject => makerOf<TableScope>('TableCollection')(scope);
