import { afterPlacementEpisode } from './after-placement/episode.ts';
import { appointmentEpisode } from './appointment/episode.ts';
import { assignmentEpisode } from './assignment/episode.ts';
import { certificateEpisode } from './certificate/episode.ts';
import { claimEpisode } from './claim/episode.ts';
import { closureEpisode } from './closure/episode.ts';
import { dataRightsEpisode } from './data-rights/episode.ts';
import { deathEpisode } from './death/episode.ts';
import { followUpEpisode } from './follow-up/episode.ts';
import { guaranteedLoanEpisode } from './guaranteed-loan/episode.ts';
import { hardshipEpisode } from './hardship/episode.ts';
import { householdEpisode } from './household/episode.ts';
import { jobSeekerEpisode } from './job-seeker/episode.ts';
import { ledgerEpisode } from './ledger/episode.ts';
import { mandateEpisode } from './mandate/episode.ts';
import { objectionEpisode } from './objection/episode.ts';
import { personEpisode } from './person/episode.ts';
import { planAdjustmentEpisode } from './plan-adjustment/episode.ts';
import { proactiveEpisode } from './proactive/episode.ts';
import { publicPostEpisode } from './public-post/episode.ts';
import { ratingsEpisode } from './ratings/episode.ts';
import { referralEpisode } from './referral/episode.ts';
import { registrationEpisode } from './registration/episode.ts';
import { servicePlanEpisode } from './service-plan/episode.ts';
import { signalsEpisode } from './signals/episode.ts';
import { transferEpisode } from './transfer/episode.ts';

/** The episodes of a case. Each is a folder and one line here. */
export const episodes = [
  registrationEpisode,
  jobSeekerEpisode,
  personEpisode,
  mandateEpisode,
  assignmentEpisode,
  ledgerEpisode,
  servicePlanEpisode,
  planAdjustmentEpisode,
  followUpEpisode,
  signalsEpisode,
  closureEpisode,
  objectionEpisode,
  afterPlacementEpisode,
  transferEpisode,
  dataRightsEpisode,
  ratingsEpisode,
  appointmentEpisode,
  certificateEpisode,
  claimEpisode,
  householdEpisode,
  publicPostEpisode,
  hardshipEpisode,
  proactiveEpisode,
  referralEpisode,
  guaranteedLoanEpisode,
  deathEpisode,
] as const;
