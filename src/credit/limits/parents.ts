/** The forest of companies behind the parents their rows name: cycles and unknown parents are cut, and told. */
import type { CustomerId } from '../../ledger/records';

export interface ParentFault {
  readonly customer: CustomerId;
  readonly parent: CustomerId;
  /** The ledger has no such customer, or the companies stand above each other in a circle. */
  readonly code: 'parent.unknown' | 'parent.cycle';
}

/** A company and those directly below it. */
export interface Tree<T> {
  readonly customer: T;
  readonly parent: Tree<T> | null;
  readonly children: readonly Tree<T>[];
}

interface Company {
  readonly id: CustomerId;
  readonly parentId: CustomerId | null;
}

interface Growing<T> extends Tree<T> {
  parent: Growing<T> | null;
  readonly children: Growing<T>[];
}

/**
 * A company whose parent is unknown, and every company that is part of a circle, counts as having no parent; what hangs
 * below a circle keeps its own. O(n).
 * @returns the trees from the top down: every parent before its children, companies of one parent in the given order.
 */
export function forestOf<T extends Company>(
  customers: readonly T[],
): { readonly trees: readonly Tree<T>[]; readonly faults: readonly ParentFault[] } {
  const nodes = new Map<CustomerId, Growing<T>>();
  for (const customer of customers) nodes.set(customer.id, { customer, parent: null, children: [] });
  const circular = circularIds(nodes);
  const faults: ParentFault[] = [];
  const trees: Growing<T>[] = [];
  for (const node of nodes.values()) {
    const { id, parentId } = node.customer;
    const parent = parentId === null ? null : nodes.get(parentId);
    if (parent && !circular.has(id)) {
      node.parent = parent;
      parent.children.push(node);
      continue;
    }
    trees.push(node);
    if (parentId === null) continue;
    faults.push({ customer: id, parent: parentId, code: parent ? 'parent.cycle' : 'parent.unknown' });
  }
  // The list grows while it is walked: breadth first, without a stack that a long chain could exhaust.
  for (const tree of trees) for (const child of tree.children) trees.push(child);
  return { trees, faults };
}

/** Ids on a circle: walk upwards from each; who meets the own walk again is on one. */
function circularIds(nodes: ReadonlyMap<CustomerId, { readonly customer: Company }>): Set<CustomerId> {
  const walkOf = new Map<CustomerId, number>();
  const circular = new Set<CustomerId>();
  let walk = 0;
  for (const start of nodes.keys()) {
    walk += 1;
    let id: CustomerId | null = start;
    const above = (from: CustomerId): CustomerId | null => nodes.get(from)?.customer.parentId ?? null;
    while (id !== null && nodes.has(id) && !walkOf.has(id)) {
      walkOf.set(id, walk);
      id = above(id);
    }
    if (id === null || walkOf.get(id) !== walk) continue;
    for (let member: CustomerId | null = id; member !== null && !circular.has(member);) {
      circular.add(member);
      member = above(member);
    }
  }
  return circular;
}
