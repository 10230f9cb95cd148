/** How a cell looks: its table's style, over it its own, over both what conditional formats say. */
import { InterceptorEffectEnum, type Univer } from '@univerjs/core';
import { InterceptCellContentPriority, INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import type { ConditionalLooks } from './conditionalLooks';
import type { TableLooks } from './tableLooks';

/** Before the number formats, which look at the style to know the pattern. */
const PRIORITY = InterceptCellContentPriority.CELL_IMAGE + 1;

export function interceptLooks(univer: Univer, tables: TableLooks, conditional: ConditionalLooks): void {
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { subUnitId, row, col, workbook }, next) => {
      const table = tables.at(subUnitId, row, col);
      const rule = conditional.at(subUnitId, row, col);
      if (!table && !rule) return next(cell);
      const own = cell?.s ? workbook.getStyles().get(cell.s) : undefined;
      return next({ ...cell, s: { ...table, ...own, ...rule } });
    },
  });
}
