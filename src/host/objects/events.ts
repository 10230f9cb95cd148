/** The calls by which the client registers for events; what it registered for is asked when something happens. */
import type { ObjectMembers } from './objectType';
import type { Session } from '../session';

/** Excel's numbers of the event types the host sends. */
export const EVENT_TYPE = {
  /** `Workbook.onSelectionChanged`, an event of Office's. */
  documentSelectionChanged: 2,
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

type Methods<Self> = NonNullable<ObjectMembers<Self>['methods']>;

/**
 * `_Register…Event` and `_Unregister…Event` of some event types.
 * @param names the wire's name of each, without `_Register` and `Event`
 */
export function eventMethods<Self>(
  names: Readonly<Record<string, number>>,
  targetOf: (self: Self) => string,
): Methods<Self> {
  const entries = Object.entries(names).flatMap(([name, type]): [string, Methods<Self>[string]][] => [
    [
      `_Register${name}Event`,
      (self, _args, session: Session) => {
        session.registrations.add(registration(type, targetOf(self)));
        return null;
      },
    ],
    [
      `_Unregister${name}Event`,
      (self, _args, session: Session) => {
        session.registrations.delete(registration(type, targetOf(self)));
        return null;
      },
    ],
  ]);
  return Object.fromEntries(entries);
}

export function registration(type: number, target: string): string {
  return `${type} ${target}`;
}
