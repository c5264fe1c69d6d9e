import { operation as decideClosure } from './decide-closure/operation.ts';
import { operation as decideObjection } from './decide-objection/operation.ts';
import { operation as proposeClosure } from './propose-closure/operation.ts';
import { operation as raiseObjection } from './raise-objection/operation.ts';
import { operation as recordDeath } from './record-death/operation.ts';
import { operation as recordPlacementCheck } from './record-placement-check/operation.ts';
import { operation as withdrawDeathRecord } from './withdraw-death-record/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  proposeClosure,
  decideClosure,
  raiseObjection,
  decideObjection,
  recordPlacementCheck,
  recordDeath,
  withdrawDeathRecord,
] as const;
