/** What the groups of a ledger give cause to say (domain: Checks, group.*). */
import type { CustomerId, RowAt } from '../../ledger/records';
import { figuresText } from '../findings/finding';
import type { Finding } from '../report';
import type { Group, Groups } from './groups';
import type { ParentFault } from './parents';

/**
 * At the head's row: `group.over` when the group uses more than its pool, `group.limits` when its members' own limits sum
 * above it, both when both hold. At the row that names it: a parent the ledger does not have (`data.unknownCustomer`), and
 * one that closes a circle (`data.unreadable`, code `parent.cycle`).
 * @param rowOf the row of 客户 of a company of the groups.
 */
export function groupFindings(
  { groups, faults }: Pick<Groups, 'groups' | 'faults'>,
  rowOf: (id: CustomerId) => RowAt | null,
): Finding[] {
  return [
    ...faults.flatMap((fault) => onRow(rowOf(fault.customer), faultFinding(fault))),
    ...groups.flatMap((group) => poolFindings(group).flatMap((finding) => onRow(rowOf(group.head), finding))),
  ];
}

type Unplaced = Omit<Finding, 'at'>;

function onRow(at: RowAt | null, finding: Unplaced): Finding[] {
  return at === null ? [] : [{ ...finding, at }];
}

function poolFindings({ head, currency, pool, exposure, limits }: Group): Unplaced[] {
  if (pool === null) return [];
  const findings: Unplaced[] = [];
  if (exposure?.gt(pool)) {
    const figures = figuresText({ currency, exposure, pool });
    findings.push({ rule: 'group.over', severity: 'high', customer: head, column: 'exposure', figures });
  }
  if (limits?.gt(pool)) {
    const figures = figuresText({ currency, limits, pool });
    findings.push({ rule: 'group.limits', severity: 'medium', customer: head, column: 'limit', figures });
  }
  return findings;
}

function faultFinding({ customer, parent, code }: ParentFault): Unplaced {
  return code === 'parent.unknown'
    ? {
        rule: 'data.unknownCustomer',
        severity: 'medium',
        customer,
        column: 'parentId',
        figures: { text: parent, rows: '1' },
      }
    : {
        rule: 'data.unreadable',
        severity: 'medium',
        customer,
        column: 'parentId',
        figures: { value: parent, code },
      };
}
