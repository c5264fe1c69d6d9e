import { operation as applyForHousehold } from './apply-for-household/operation.ts';
import { operation as checkHousehold } from './check-household/operation.ts';
import { operation as decideHousehold } from './decide-household/operation.ts';
import { operation as endHousehold } from './end-household/operation.ts';
import { operation as reopenHousehold } from './reopen-household/operation.ts';
import { operation as withdrawHousehold } from './withdraw-household/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  applyForHousehold,
  withdrawHousehold,
  checkHousehold,
  decideHousehold,
  endHousehold,
  reopenHousehold,
] as const;
