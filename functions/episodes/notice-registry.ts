import type { NoticeTemplate } from '../../lib/domain/case/case.ts';
import type { NoticeWording } from '../common/wording/episode-wording.ts';
import { notices as afterPlacement } from './after-placement/notices.ts';
import { notices as appointment } from './appointment/notices.ts';
import { notices as assignment } from './assignment/notices.ts';
import { notices as certificate } from './certificate/notices.ts';
import { notices as claim } from './claim/notices.ts';
import { notices as closure } from './closure/notices.ts';
import { notices as dataRights } from './data-rights/notices.ts';
import { notices as guaranteedLoan } from './guaranteed-loan/notices.ts';
import { notices as hardship } from './hardship/notices.ts';
import { notices as household } from './household/notices.ts';
import { notices as jobSeeker } from './job-seeker/notices.ts';
import { notices as mandate } from './mandate/notices.ts';
import { notices as person } from './person/notices.ts';
import { notices as proactive } from './proactive/notices.ts';
import { notices as publicPost } from './public-post/notices.ts';
import { notices as ratings } from './ratings/notices.ts';
import { notices as referral } from './referral/notices.ts';
import { notices as registration } from './registration/notices.ts';
import { notices as servicePlan } from './service-plan/notices.ts';
import { notices as signals } from './signals/notices.ts';
import { notices as transfer } from './transfer/notices.ts';

/**
 * The notices of every episode that has any; a template without texts does not compile. They are separate from the other words
 * so that only functions that show notices carry them.
 */
export const noticeWordings: Readonly<Record<NoticeTemplate, NoticeWording>> = {
  ...registration,
  ...jobSeeker,
  ...person,
  ...ratings,
  ...mandate,
  ...assignment,
  ...servicePlan,
  ...signals,
  ...closure,
  ...afterPlacement,
  ...transfer,
  ...dataRights,
  ...appointment,
  ...certificate,
  ...claim,
  ...household,
  ...publicPost,
  ...hardship,
  ...proactive,
  ...referral,
  ...guaranteedLoan,
};
