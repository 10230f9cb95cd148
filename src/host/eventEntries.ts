/** What happened, as the client's event handlers are told it: only what somebody registered for. */
import { boxAddress, intersection } from './address';
import type { BookChange, DataChange } from './changes';
import { EVENT_TYPE, registration } from './objects/events';
import type { Scalar } from './model';
import type { Session } from './session';
import { tablesOn } from './tables';
import { EVENT_CATEGORY, WORKBOOK_TARGET, type EventEntry } from './wire';

export function eventEntries(session: Session, changes: readonly BookChange[]): EventEntry[] {
  return changes.flatMap((change) => entriesOf(session, change));
}

function entry(messageType: number, targetId: string, message: object): EventEntry {
  return { messageCategory: EVENT_CATEGORY, messageType, targetId, message: JSON.stringify(message) };
}

function entriesOf(session: Session, change: BookChange): EventEntry[] {
  const send = (type: number, target: string, message: object): EventEntry[] =>
    session.registrations.has(registration(type, target)) ? [entry(type, target, message)] : [];
  const both = (type: number, target: string, message: object): EventEntry[] => [
    ...send(type, target, message),
    ...send(type, WORKBOOK_TARGET, message),
  ];
  switch (change.kind) {
    case 'data':
      return [
        ...both(EVENT_TYPE.worksheetChanged, change.sheet.id, dataMessage(change)),
        ...tablesOn(session, change.sheet)
          .filter((table) => intersection(table.box, change.box))
          .flatMap((table) =>
            both(EVENT_TYPE.tableChanged, table.id, { ...dataMessage(change), tableId: table.id }),
          ),
      ];
    case 'selection': {
      const message = { address: boxAddress(change.box), worksheetId: change.sheet.id };
      return [
        ...both(EVENT_TYPE.worksheetSelectionChanged, change.sheet.id, message),
        // The client listens to this one without telling us.
        entry(EVENT_TYPE.documentSelectionChanged, '', {}),
      ];
    }
    case 'sheetAdded':
    case 'sheetDeleted':
    case 'sheetActivated':
    case 'sheetDeactivated': {
      const type = {
        sheetAdded: EVENT_TYPE.worksheetAdded,
        sheetDeleted: EVENT_TYPE.worksheetDeleted,
        sheetActivated: EVENT_TYPE.worksheetActivated,
        sheetDeactivated: EVENT_TYPE.worksheetDeactivated,
      }[change.kind];
      return both(type, change.sheetId, { worksheetId: change.sheetId, source: change.actor.source });
    }
    case 'tableAdded':
    case 'tableDeleted':
      return send(
        change.kind === 'tableAdded' ? EVENT_TYPE.tableAdded : EVENT_TYPE.tableDeleted,
        WORKBOOK_TARGET,
        {
          tableId: change.tableId,
          tableName: change.tableName,
          worksheetId: change.sheetId,
          source: change.actor.source,
        },
      );
  }
}

function dataMessage(change: DataChange): object {
  const { sheet, box, changeType, actor, before, after } = change;
  const detail =
    before === undefined || after === undefined
      ? {}
      : {
          valueBefore: before,
          valueAfter: after,
          valueTypeBefore: typeName(before),
          valueTypeAfter: typeName(after),
        };
  return {
    address: boxAddress(box),
    changeType,
    source: actor.source,
    worksheetId: sheet.id,
    shiftDirection: 'None',
    triggerSource: actor.byAddIn ? 'ThisLocalAddin' : 'Unknown',
    ...detail,
  };
}

function typeName(value: Scalar): string {
  if (value === '') return 'Empty';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[
    typeof value as 'string' | 'number' | 'boolean'
  ];
}
