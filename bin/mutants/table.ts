import { adversityMutants } from './adversity.ts';
import { assistanceMutants } from './assistance.ts';
import { claimMutants } from './claims.ts';
import { followUpMutants } from './follow-up.ts';
import type { Mutant } from './mutant.ts';
import { recordMutants } from './records.ts';
import { registrationMutants } from './registration.ts';
import { serviceMutants } from './services.ts';
import { staffMutants } from './staff.ts';

/** At least one mutant for each rule that was mended, named by the finding of test/SCENARIOS.md or by its subject. */
export const mutantsBySubject: Readonly<Record<string, readonly Mutant[]>> = {
  registration: registrationMutants,
  'follow-up': followUpMutants,
  services: serviceMutants,
  staff: staffMutants,
  records: recordMutants,
  claims: claimMutants,
  assistance: assistanceMutants,
  adversity: adversityMutants,
};

export const mutants: readonly Mutant[] = Object.values(mutantsBySubject).flat();
