import { addDays, isoDay } from '../../ledger/day';
import { DEFAULT_POLICY } from '../../ledger/policy';
import { cellAddress } from '../../ledger/records';
import { day, ledgerOf, serial, type Row } from '../../ledger/tablesForTests';
import { analyse } from '../analysis';
import type { CustomerBasis } from '../basis';
import type { CustomerFigures, Finding } from '../report';
import { groupFindings } from './groupFindings';
import { limitFindings } from './limitFindings';
import { poolFindings } from './standings';

const ASOF = '2026-03-31';
const customer = (id: string, more: Row = {}): Row => ({ id, name: `公司${id}`, ...more });
const base = (id: string, amount: number | '', more: Row = {}): Row => ({
  customerId: id,
  kind: '基础额度',
  amount,
  to: serial('2026-12-31'),
  ...more,
});
const owes = (id: string, amount: number, more: Row = {}): Row => ({
  customerId: id,
  kind: '发票',
  date: serial('2026-01-01'),
  due: serial('2026-04-30'),
  amount,
  ...more,
});

const analysed = (customers: Row[], limits: Row[], documents: Row[], rates: Row[] = []) => {
  const ledger = ledgerOf({ customers, limits, documents, rates });
  return { ledger, analysis: analyse(ledger, day(ASOF)) };
};
/** Rule and figures, for the first customer. */
function found(limits: Row[], documents: Row[], more: { customers?: Row[]; rates?: Row[] } = {}) {
  const customers = [customer('C1'), ...(more.customers ?? [])];
  const { ledger, analysis } = analysed(customers, limits, documents, more.rates);
  const [basis] = analysis.bases as [CustomerBasis];
  const [figures] = analysis.customers as [CustomerFigures];
  return {
    ledger,
    findings: limitFindings({ analysis, basis, figures, policy: ledger.policy, asOf: day(ASOF) }),
  };
}
const said = (findings: Finding[]) =>
  findings.map(({ rule, severity, figures }) => [`${rule} ${severity}`, ...Object.values(figures)].join(' '));

describe('findings about a limit', () => {
  it('names a temporary limit below the base it replaces, at its amount', () => {
    const temporary: Row = { ...base('C1', 40), kind: '临时额度', mode: '替代' };
    const { ledger, findings } = found([base('C1', 100), temporary], []);
    expect(said(findings)).toEqual(['limit.belowBase medium CNY 40 100']);
    expect(findings.map(({ at, column, customer: of }) => [cellAddress(ledger, at, column), of])).toEqual([
      ['授信!F5', 'C1'],
    ]);
  });

  it('compares exposure with a limit in another currency', () => {
    const rates = [{ currency: 'USD', units: 1, rate: 7, date: serial('2026-03-01') }];
    const limits = [base('C1', 10, { currency: 'USD' })];
    expect(said(found(limits, [owes('C1', 71)], { rates }).findings)).toEqual([
      'limit.over high CNY 71 70 1',
    ]);
    expect(said(found(limits, [owes('C1', 70)], { rates }).findings)).toEqual([
      'limit.near high CNY 70 70 1',
    ]);
    expect(said(found(limits, [owes('C1', 999)]).findings)).toEqual([]);
  });

  it('is near from the share on, and no longer near when over', () => {
    const at = (amount: number) => said(found([base('C1', 100)], [owes('C1', amount)]).findings);
    expect(at(79.99)).toEqual([]);
    expect(at(80)).toEqual(['limit.near medium CNY 80 100 0.8']);
    expect(at(90)).toEqual(['limit.near high CNY 90 100 0.9']);
    expect(at(100.5)).toEqual(['limit.over high CNY 100.5 100 0.5']);
  });

  it('has no limit when unset, zero, or left nothing by its group', () => {
    expect(said(found([], [owes('C1', 5)]).findings)).toEqual(['limit.none high CNY 5']);
    expect(said(found([base('C1', 0)], [owes('C1', 5)]).findings)).toEqual(['limit.none high CNY 5']);
    const child = { customers: [customer('D', { parentId: 'C1' })] };
    const used = [owes('C1', 5), owes('D', 60)];
    expect(said(found([base('C1', 50)], used, child).findings)).toEqual(['limit.none high CNY 5']);
  });

  it('says nothing of a use that is unknown, and nothing of what has no end', () => {
    const child = { customers: [customer('D', { parentId: 'C1' })] };
    expect(
      said(found([base('C1', 50)], [owes('C1', 99), owes('D', 1, { amount: 'x' })], child).findings),
    ).toEqual([]);
    expect(said(found([base('C1', '', { unlimited: '是' })], [owes('C1', 99)]).findings)).toEqual([]);
    expect(said(found([base('C1', 50)], [owes('C1', 1, { amount: 'x' })]).findings)).toEqual([]);
    expect(said(found([base('C1', 50)], [{ ...owes('C1', 60), kind: '回款' }]).findings)).toEqual([]);
  });

  it('tells of a limit that ended, by its own amount whatever the group leaves', () => {
    const ended = base('C1', 80, { to: serial('2026-03-30') });
    const child = { customers: [customer('D', { parentId: 'C1' })] };
    const { ledger, findings } = found([ended], [owes('C1', 5), owes('D', 60)], child);
    expect(said(findings)).toEqual(['limit.expired high CNY 80 5 2026-03-30']);
    expect(findings.map(({ at, column }) => cellAddress(ledger, at, column))).toEqual(['授信!K4']);
  });

  it('tells of exposure that fits with a temporary limit that ended', () => {
    const lapsed = { ...base('C1', 50, { to: serial('2026-03-30') }), kind: '临时额度', mode: '追加' };
    const at = (amount: number, first: Row = base('C1', 100)) =>
      said(found([first, lapsed], [owes('C1', amount)]).findings).filter((text) => text.includes('Lapsed'));
    expect(at(100)).toEqual([]);
    expect(at(101)).toEqual(['limit.temporaryLapsed high CNY 101 100 50 2026-03-30']);
    expect(at(150)).toHaveLength(1);
    expect(at(150.01)).toEqual([]);
    expect(at(10, base('C1', ''))).toEqual(['limit.temporaryLapsed high CNY 10 0 50 2026-03-30']);
    expect(at(10, base('C1', '', { unlimited: '是' }))).toEqual([]);
  });

  it('tells of a limit approved below what was used then and still is', () => {
    const lowered = (limit: Row, ...documents: Row[]) =>
      said(found([limit], documents).findings).filter((text) => text.includes('lowered'));
    const approved = (iso: string, amount = 100) => base('C1', amount, { approvedOn: serial(iso) });
    expect(lowered(approved('2026-01-01'), owes('C1', 120))).toEqual([
      'limit.loweredBelowUse medium CNY 100 120',
    ]);
    expect(lowered(approved('2025-12-31'), owes('C1', 120))).toEqual([]);
    expect(lowered(base('C1', 100, { from: serial('2026-01-01') }), owes('C1', 120))).toHaveLength(1);
    expect(lowered(base('C1', 100), owes('C1', 120))).toEqual([]);
    expect(lowered(approved('2026-01-01'), owes('C1', 100))).toEqual([]);
    const grown = [owes('C1', 100), owes('C1', 20, { date: serial('2026-02-01') })];
    expect(lowered(approved('2026-01-31'), ...grown)).toEqual([]);
    expect(lowered(approved('2026-02-01'), ...grown)).toHaveLength(1);
    const paid = { ...owes('C1', 50, { date: serial('2026-03-01') }), kind: '回款' };
    expect(lowered(approved('2026-02-01'), ...grown, paid)).toEqual([]);
    expect(lowered(approved('2026-01-01', 0), owes('C1', 120))).toEqual([]);
    const opening = owes('C1', 120, { kind: '期初余额', date: serial('2026-02-01') });
    expect(lowered(approved('2026-01-31'), opening)).toEqual([]);
    expect(lowered(approved('2026-02-01'), opening)).toHaveLength(1);
    expect(lowered(approved('2026-03-01'), owes('C1', 1, { currency: 'USD' }))).toEqual([]);
  });

  it('goes by what the exposure was then: orders and every currency, not the balance', () => {
    const rates = [{ currency: 'USD', units: 1, rate: 7, date: serial('2025-12-31') }];
    const lowered = (limit: Row, ...documents: Row[]) =>
      said(found([limit], documents, { rates }).findings).filter((text) => text.includes('lowered'));
    const approved = base('C1', 100, { approvedOn: serial('2026-01-10') });
    const ordered = owes('C1', 50, { kind: '订单', number: 'S1' });
    expect(lowered(approved, owes('C1', 60), ordered)).toEqual(['limit.loweredBelowUse medium CNY 100 110']);
    expect(lowered(approved, owes('C1', 31), owes('C1', 10, { currency: 'USD' }))).toEqual([
      'limit.loweredBelowUse medium CNY 100 101',
    ]);
    expect(lowered(approved, owes('C1', 60), { ...ordered, date: serial('2026-01-11') })).toEqual([]);
  });

  it('tells what a row says by itself', () => {
    const rows = (...limits: Row[]) => said(found(limits, []).findings);
    expect(rows(base('C1', 10, { to: serial('2026-04-30') }))).toEqual([
      'limit.expiring medium CNY 10 2026-04-30 30',
    ]);
    expect(rows(base('C1', 10, { to: serial('2026-05-01') }))).toEqual([]);
    expect(rows(base('C1', 10, { to: '' }))).toEqual(['limit.noExpiry low CNY 10']);
    expect(rows({ ...base('C1', 10, { to: '' }), kind: '临时额度', mode: '追加' })).toEqual([
      'limit.noExpiry low CNY 10',
    ]);
    expect(rows({ ...base('C1', 10, { to: '' }), kind: '担保' })).toEqual([]);
    expect(rows(base('C1', '', { to: '', unlimited: '是' }))).toEqual(['limit.noExpiry low CNY unlimited']);
    expect(rows(base('C1', '', { to: serial('2026-04-10'), unlimited: '是' }))).toEqual([
      'limit.expiring medium CNY unlimited 2026-04-10 10',
    ]);
    expect(rows(base('C1', '', { to: serial('2026-04-10') }))).toEqual([]);
    expect(rows(base('C1', 10), base('C1', 20), base('C1', 30))).toEqual(['limit.overlap medium base 3']);
    const two = found([base('C1', 10), base('C1', 20)], []);
    expect(two.findings.map(({ at, column }) => [at.position, column])).toEqual([[0, 'to']]);
    const broken = found([base('C1', 10, { to: '' }), base('C1', 5, { from: 'x' })], [owes('C1', 99)]);
    expect(said(broken.findings)).toEqual(['limit.noExpiry low CNY 10']);
  });
});

describe('findings about a group', () => {
  const groups = (customers: Row[], limits: Row[], documents: Row[]) => {
    const { ledger, analysis } = analysed(customers, limits, documents);
    const rowOf = (id: string) => ledger.customers.find((one) => one.id === id)?.at ?? null;
    return groupFindings(analysis.groups, rowOf).map(
      ({ rule, severity, customer: of, at, column, figures }) =>
        [`${rule} ${severity}`, of, `${at.position}:${column}`, ...Object.values(figures)].join(' '),
    );
  };
  const members = [customer('A', { parentId: 'P' }), customer('B', { parentId: 'P' }), customer('P')];

  it('are at the head’s row: it uses more than its pool', () => {
    const limits = [base('P', 100)];
    expect(groups(members, limits, [owes('A', 60), owes('B', 40)])).toEqual([]);
    expect(groups(members, limits, [owes('A', 60), owes('B', 40), owes('P', 0.01)])).toEqual([
      'group.over high P 2:exposure CNY 100.01 100',
    ]);
  });

  it('or its members’ own limits sum above it', () => {
    expect(groups(members, [base('P', 100), base('A', 60), base('B', 40)], [])).toEqual([]);
    expect(groups(members, [base('P', 100), base('A', 60), base('B', 41)], [])).toEqual([
      'group.limits medium P 2:limit CNY 101 100',
    ]);
    expect(groups(members, [base('P', 0), base('A', 1)], [owes('A', 2)])).toEqual([
      'group.over high P 2:exposure CNY 2 0',
      'group.limits medium P 2:limit CNY 1 0',
    ]);
  });

  it('say nothing of a pool nobody set, or that is unknown', () => {
    expect(groups(members, [base('A', 60)], [owes('A', 99)])).toEqual([]);
    expect(groups(members, [base('P', 10)], [owes('A', 99), owes('B', 1, { amount: 'x' })])).toEqual([]);
  });

  it('tell each member, at its row, that a limit it draws on ends soon', () => {
    const ending = (to: string) => {
      const more = [...members, customer('AA', { parentId: 'A' }), customer('X')];
      const { analysis } = analysed(more, [base('P', 100, { to: serial(to) }), base('A', 9)], []);
      return analysis.bases.flatMap((basis) =>
        poolFindings(analysis, basis).map(({ rule, severity, customer: of, at, column, figures }) =>
          [`${rule} ${severity}`, of, `${at.position}:${column}`, ...Object.values(figures)].join(' '),
        ),
      );
    };
    const last = isoDay(addDays(day(ASOF), DEFAULT_POLICY.expiringDays));
    const days = String(DEFAULT_POLICY.expiringDays);
    expect(ending(last)).toEqual([
      `group.expiring medium A 0:limit P CNY 100 ${last} ${days}`,
      `group.expiring medium B 1:limit P CNY 100 ${last} ${days}`,
      `group.expiring medium AA 3:limit P CNY 100 ${last} ${days}`,
    ]);
    expect(ending(isoDay(addDays(day(last), 1)))).toEqual([]);
    expect(ending(isoDay(addDays(day(ASOF), -1)))).toEqual([]);
  });

  it('name a parent the ledger has not, and parents in a circle', () => {
    const lost = [
      customer('A', { parentId: 'X' }),
      customer('B', { parentId: 'C' }),
      customer('C', { parentId: 'B' }),
    ];
    expect(groups(lost, [], [])).toEqual([
      'data.unknownCustomer medium A 0:parentId X 1',
      'data.unreadable medium B 1:parentId C parent.cycle',
      'data.unreadable medium C 2:parentId B parent.cycle',
    ]);
    const { analysis } = analysed(lost, [], []);
    expect(groupFindings(analysis.groups, () => null)).toEqual([]);
  });
});
