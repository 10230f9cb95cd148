/** Every finding of one customer, from its figures and what they are made of (domain: Checks). */
import { insuranceFindings } from '../limits/insuranceFindings';
import { limitFindings } from '../limits/limitFindings';
import type { Finding } from '../report';
import { historyFindings } from '../scoring/history';
import { claimFindings } from './claimFindings';
import { customerFindings } from './customerFindings';
import { documentFindings } from './documentFindings';
import { placeOf, type CustomerCase } from './finding';
import { identityFindings } from './identityFindings';
import { overdueFindings } from './overdueFindings';

export function findingsOf(given: CustomerCase): Finding[] {
  return [
    ...limitFindings(given),
    ...insuranceFindings(given),
    ...overdueFindings(given),
    ...scoreFindings(given),
    ...customerFindings(given),
    ...documentFindings(given),
    ...claimFindings(given),
    ...identityFindings(given),
  ];
}

/** A check computes no grade: the scores on record speak. */
function scoreFindings({ basis, asOf, policy }: CustomerCase): Finding[] {
  const { id, scores, statements } = basis;
  if (scores.length === 0 && statements.length === 0) return [];
  const place = placeOf(basis, 'grade');
  return historyFindings({ customer: id, place, scores, statements, now: null, asOf, policy });
}
