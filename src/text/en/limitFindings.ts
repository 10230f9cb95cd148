/** Rules about limits, groups, concentration and insurance. */
import type { FindingWords } from '../findingWords';

export const limitFindings = {
  'limit.over': {
    title: 'Over limit',
    brief: ({ over }) => `Over limit by ${over}`,
    message: ({ exposure, effective, over }) =>
      `Exposure ${exposure} is above the effective limit ${effective} by ${over}.`,
    todo: 'Collect or stop shipping; to keep supplying, get a temporary limit approved first.',
  },
  'limit.near': {
    title: 'Near limit',
    brief: ({ utilisation }) => `${utilisation} of limit used`,
    message: ({ exposure, effective, utilisation }) =>
      `Exposure ${exposure} uses ${utilisation} of the effective limit ${effective}.`,
    todo: 'Check the available limit before the next shipment; collect first or ask for a higher limit.',
  },
  'limit.none': {
    title: 'No limit',
    brief: ({ exposure }) => `No limit, exposure ${exposure}`,
    message: ({ exposure }) => `The limit is unset or zero, yet exposure is ${exposure}.`,
    todo: 'Get a limit approved and enter it in Limits, or ship against payment only.',
  },
  'limit.expired': {
    title: 'Limit expired',
    brief: ({ ended }) => `Limit expired on ${ended}`,
    message: ({ amount, exposure, ended }) =>
      `The limit ${amount} expired on ${ended}; exposure is ${exposure}.`,
    todo: 'Renew the approval; no new credit sales until it is renewed.',
  },
  'limit.expiring': {
    title: 'Limit expiring',
    brief: ({ days }) => `Limit ends in ${days} days`,
    message: ({ amount, ends, days }) => `The limit ${amount} ends on ${ends}, in ${days} days.`,
    todo: 'Schedule the review so that the renewal is approved in time.',
  },
  'limit.noExpiry': {
    title: 'Open-ended limit',
    brief: ({ amount }) => `Limit ${amount} has no end`,
    message: ({ amount }) => `The limit ${amount} has no end date and stays in force.`,
    todo: 'Enter the approved end date in Limits.',
  },
  'limit.overlap': {
    title: 'Overlapping limits',
    brief: ({ kind }) => `Overlapping: ${kind}`,
    message: ({ kind, rows }) =>
      `${rows} limits of the kind “${kind}” are in force together; the one approved last counts.`,
    todo: 'Check the approvals and give the replaced limit an end date.',
  },
  'limit.belowBase': {
    title: 'Temporary below base',
    brief: ({ amount }) => `Temporary limit ${amount} is below the base`,
    message: ({ amount, base }) =>
      `The temporary limit ${amount} replaces the base limit ${base} and is lower: the limit falls while it runs.`,
    todo: 'Check the approval; if it was meant as an increase, set Mode to Adds.',
  },
  'limit.temporaryLapsed': {
    title: 'Temporary limit lapsed',
    brief: ({ ended }) => `Temporary limit lapsed on ${ended}`,
    message: ({ exposure, effective, lapsed, ended }) =>
      `The temporary limit ${lapsed} ended on ${ended}, so exposure ${exposure} is above the effective limit ${effective}.`,
    todo: 'Collect the part above the limit, or have a new temporary limit approved.',
  },
  'limit.loweredBelowUse': {
    title: 'Limit below exposure',
    brief: ({ amount }) => `Approved limit ${amount} is below exposure`,
    message: ({ amount, exposure }) =>
      `The approved limit ${amount} is below the present exposure ${exposure}.`,
    todo: 'Agree how exposure comes down; no new credit sales until it is within the limit.',
  },
  'group.over': {
    title: 'Group over limit',
    brief: ({ exposure }) => `Group exposure ${exposure} over its limit`,
    message: ({ exposure, pool }) => `The exposure of the group, ${exposure}, is above its limit ${pool}.`,
    todo: 'Agree with the group how exposure comes down, or get its limit raised; no new credit sales to its members until then.',
  },
  'group.expiring': {
    title: 'Group limit expiring',
    brief: ({ days }) => `Group limit ends in ${days} days`,
    message: ({ head, amount, ends, days }) =>
      `The limit ${amount} of the group (${head}) ends on ${ends}, in ${days} days.`,
    todo: 'Have the group’s limit renewed in time; once it has ended this customer cannot draw on it either.',
  },
  'group.limits': {
    title: 'Members’ limits above pool',
    brief: ({ limits }) => `Members’ limits sum to ${limits}`,
    message: ({ limits, pool }) =>
      `The limits of the members sum to ${limits}, above the limit of the group, ${pool}: they cannot all be used.`,
    todo: 'Lower the limits of the members, or get the limit of the group raised.',
  },
  'concentration.single': {
    title: 'Concentration',
    brief: ({ ratio }) => `${ratio} of all exposure`,
    message: ({ exposure, ratio, total }) => `Exposure ${exposure} is ${ratio} of all exposure, ${total}.`,
    todo: 'See whether the risk can be shared: security, insurance, factoring, or slower growth here.',
  },
  'concentration.top5': {
    title: 'Top five concentration',
    brief: ({ ratio }) => `Top five hold ${ratio}`,
    message: ({ exposure, ratio, total }) =>
      `The five largest hold exposure of ${exposure}: ${ratio} of all exposure, ${total}.`,
    todo: 'Take concentration to the credit meeting and agree how to lower or secure it.',
  },
  'insurance.reportDue': {
    title: 'Report to insurer',
    brief: ({ days }) => `Insured, ${days} days overdue`,
    message: ({ amount, days }) =>
      `${amount} is insured and ${days} days overdue: it is due to be reported to the insurer.`,
    todo: 'Report it now; a late report can cost the cover.',
  },
  'insurance.outsideTerms': {
    title: 'Terms beyond cover',
    brief: ({ terms }) => `Terms of ${terms} days not covered`,
    message: ({ amount, terms, covered }) =>
      `${amount} is insured but runs ${terms} days, longer than the ${covered} days covered; a claim may be refused.`,
    todo: 'Shorten the terms, or ask the insurer to extend the cover.',
  },
} as const satisfies Partial<FindingWords>;
