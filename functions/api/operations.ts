import { operations as account } from './account/operations.ts';
import { operations as agencies } from './agencies/operations.ts';
import { operations as cases } from './cases/operations.ts';
import { operations as certificate } from './certificate/operations.ts';
import { operations as claims } from './claims/operations.ts';
import { operations as closure } from './closure/operations.ts';
import { operations as dataRights } from './data-rights/operations.ts';
import { operations as employers } from './employers/operations.ts';
import { operations as executions } from './executions/operations.ts';
import { operations as figures } from './figures/operations.ts';
import { operations as followUp } from './follow-up/operations.ts';
import { operations as funds } from './funds/operations.ts';
import { operations as guides } from './guides/operations.ts';
import { operations as hardship } from './hardship/operations.ts';
import { operations as households } from './households/operations.ts';
import { operations as loans } from './loans/operations.ts';
import { operations as notices } from './notices/operations.ts';
import { operations as officers } from './officers/operations.ts';
import { operations as payments } from './payments/operations.ts';
import { operations as persons } from './persons/operations.ts';
import { operations as policy } from './policy/operations.ts';
import { operations as publicNotices } from './public-notices/operations.ts';
import { operations as publicPosts } from './public-posts/operations.ts';
import { operations as ratings } from './ratings/operations.ts';
import { operations as recruitmentFairs } from './recruitment-fairs/operations.ts';
import { operations as referral } from './referral/operations.ts';
import { operations as registration } from './registration/operations.ts';
import { operations as servicePlan } from './service-plan/operations.ts';
import { operations as signals } from './signals/operations.ts';
import { operations as system } from './system/operations.ts';
import { operations as transfer } from './transfer/operations.ts';
import { operations as worklist } from './worklist/operations.ts';

/** Every operation of the API, in the order in which the document lists them. */
export const operations = [
  ...guides,
  ...account,
  ...agencies,
  ...registration,
  ...cases,
  ...persons,
  ...dataRights,
  ...worklist,
  ...servicePlan,
  ...signals,
  ...policy,
  ...notices,
  ...followUp,
  ...closure,
  ...certificate,
  ...transfer,
  ...referral,
  ...loans,
  ...payments,
  ...funds,
  ...publicNotices,
  ...officers,
  ...ratings,
  ...claims,
  ...employers,
  ...recruitmentFairs,
  ...hardship,
  ...figures,
  ...executions,
  ...system,
  ...households,
  ...publicPosts,
] as const;
