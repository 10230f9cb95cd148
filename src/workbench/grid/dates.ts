/** A date is edited as a date: without this the cell editor would offer Excel's serial number. */
import type { Univer } from '@univerjs/core';
import { BEFORE_CELL_EDIT, SheetInterceptorService } from '@univerjs/sheets';
import { format, isDateFormat } from 'numfmt';

/** As the host reads it back when it is typed. */
const TYPED_DATE = 'yyyy/m/d';

export function editDatesAsDates(univer: Univer): void {
  univer
    .__getInjector()
    .get(SheetInterceptorService)
    .writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
      priority: 1,
      handler: (cell, { workbook }, next) => {
        const pattern = cell?.s ? workbook.getStyles().get(cell.s)?.n?.pattern : undefined;
        const isDate = pattern !== undefined && isDateFormat(pattern);
        if (!isDate || typeof cell?.v !== 'number' || cell.f) return next(cell);
        return next({ ...cell, v: format(TYPED_DATE, cell.v) });
      },
    });
}
