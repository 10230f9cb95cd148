/**
 * The group rules again, written as the domain says them and as slow as that: every figure by recursion and by a walk over
 * all customers, nothing kept. One currency; for tests only.
 */
import { maxMoney, minMoney, ZERO, type Money } from '../../ledger/money';
import type { GroupCustomer } from './groups';

type Answer = Money | 'unset' | 'unlimited' | 'unknown';

export class GroupsOracle {
  constructor(readonly customers: readonly GroupCustomer[]) {}

  /** Effective limit of a customer. */
  effective(id: string): Answer {
    if (this.below(id).length === 0) return this.grant(id);
    const pool = this.pool(id);
    if (typeof pool === 'string') return pool;
    return this.rest(
      pool,
      this.below(id).map((member) => this.reserves(member)),
    );
  }

  /** What the companies below that head may use together. */
  pool(head: string): Answer {
    const granted = this.grant(head);
    if (typeof granted === 'string') return granted;
    const members = this.below(head);
    const known = this.uses(head) !== null && members.every((member) => this.reserves(member) !== null);
    return known ? granted : 'unknown';
  }

  /** Σ e⁺ of a customer and all below it. */
  uses(id: string): Money | null {
    let total: Money = ZERO;
    for (const customer of this.customers) {
      if (!this.isUnder(customer.id, id)) continue;
      if (customer.exposure === null) return null;
      total = total.plus(maxMoney(ZERO, customer.exposure));
    }
    return total;
  }

  private grant(id: string): Answer {
    const { limit, parentId } = this.find(id);
    const pool = parentId === null ? 'unset' : this.pool(parentId);
    const own: Answer =
      limit.unknown !== null
        ? 'unknown'
        : limit.state === 'unset' || limit.state === 'unlimited'
          ? limit.state
          : (limit.amount ?? 'unknown');
    if (parentId === null || pool === 'unset') return own;
    if (pool === 'unlimited') return own === 'unset' ? 'unlimited' : own;
    if (pool === 'unknown') return 'unknown';
    const others = this.below(parentId).filter((other) => other !== id);
    const head = this.find(parentId).exposure;
    const headUses = head === null ? null : maxMoney(ZERO, head);
    if (own === 'unset') {
      return this.rest(pool, [headUses, ...others.map((other) => this.reserves(other))]);
    }
    const left = this.rest(pool, [headUses, ...others.map((other) => this.uses(other))]);
    if (typeof left === 'string' || own === 'unknown') return 'unknown';
    return own === 'unlimited' ? left : minMoney(own, left);
  }

  private reserves(id: string): Money | null {
    const { limit } = this.find(id);
    const used = this.uses(id);
    if (limit.unknown !== null || used === null) return null;
    const keeps = limit.state === 'set' || limit.state === 'zero';
    return keeps && limit.amount ? maxMoney(used, limit.amount) : used;
  }

  private rest(pool: Money, takers: readonly (Money | null)[]): Answer {
    let rest = pool;
    for (const taken of takers) {
      if (taken === null) return 'unknown';
      rest = rest.minus(taken);
    }
    return maxMoney(ZERO, rest);
  }

  private below(id: string): string[] {
    return this.customers.filter(({ parentId }) => parentId === id).map((customer) => customer.id);
  }

  private isUnder(id: string | null, top: string): boolean {
    return id !== null && (id === top || this.isUnder(this.find(id).parentId, top));
  }

  private find(id: string): GroupCustomer {
    const found = this.customers.find((customer) => customer.id === id);
    if (!found) throw new RangeError(`no customer ${id}`);
    return found;
  }
}
