import { operation as adjustPlan } from './adjust-plan/operation.ts';
import { operation as attemptFollowUp } from './attempt-follow-up/operation.ts';
import { operation as completeFollowUp } from './complete-follow-up/operation.ts';
import { operation as decideApplication } from './decide-application/operation.ts';
import { operation as decideClosure } from './decide-closure/operation.ts';
import { operation as decideObjection } from './decide-objection/operation.ts';
import { operation as handleSignal } from './handle-signal/operation.ts';
import { operation as listDigests } from './list-digests/operation.ts';
import { operation as listNotices } from './list-notices/operation.ts';
import { operation as listOfficers } from './list-officers/operation.ts';
import { operation as listOutbox } from './list-outbox/operation.ts';
import { operation as listOverdue } from './list-overdue/operation.ts';
import { operation as listOwnCases } from './list-own-cases/operation.ts';
import { operation as listPolicyAmendments } from './list-policy-amendments/operation.ts';
import { operation as listRecruitmentFairs } from './list-recruitment-fairs/operation.ts';
import { operation as listRegions } from './list-regions/operation.ts';
import { operation as listWorklist } from './list-worklist/operation.ts';
import { operation as loadComparisonRecords } from './load-comparison-records/operation.ts';
import { operation as loadHolidayArrangement } from './load-holiday-arrangement/operation.ts';
import { operation as loadPolicyAmendment } from './load-policy-amendment/operation.ts';
import { operation as makePlan } from './make-plan/operation.ts';
import { operation as previewRuleChange } from './preview-rule-change/operation.ts';
import { operation as proposeClosure } from './propose-closure/operation.ts';
import { operation as provideInformation } from './provide-information/operation.ts';
import { operation as raiseObjection } from './raise-objection/operation.ts';
import { operation as readCase } from './read-case/operation.ts';
import { operation as readCoverage } from './read-coverage/operation.ts';
import { operation as readNoticeMessage } from './read-notice-message/operation.ts';
import { operation as readOpenapi } from './read-openapi/operation.ts';
import { operation as readServiceCatalogue } from './read-service-catalogue/operation.ts';
import { operation as readTask } from './read-task/operation.ts';
import { operation as reassignCase } from './reassign-case/operation.ts';
import { operation as reassignCases } from './reassign-cases/operation.ts';
import { operation as recordContact } from './record-contact/operation.ts';
import { operation as recordPlacementCheck } from './record-placement-check/operation.ts';
import { operation as recordProfile } from './record-profile/operation.ts';
import { operation as recordRecruitmentFair } from './record-recruitment-fair/operation.ts';
import { operation as recordService } from './record-service/operation.ts';
import { operation as registerAsJobSeeker } from './register-as-job-seeker/operation.ts';
import { operation as reportChange } from './report-change/operation.ts';
import { operation as reportDelivery } from './report-delivery/operation.ts';
import { operation as saveOfficer } from './save-officer/operation.ts';
import { operation as submitApplication } from './submit-application/operation.ts';
import { operation as transferRegistration } from './transfer-registration/operation.ts';
import { operation as withdrawApplication } from './withdraw-application/operation.ts';

/** Every operation of the API, in the order in which the document lists them. */
export const operations = [
  readServiceCatalogue,
  listRegions,
  submitApplication,
  listOwnCases,
  readCase,
  provideInformation,
  withdrawApplication,
  registerAsJobSeeker,
  listWorklist,
  readTask,
  decideApplication,
  recordContact,
  loadComparisonRecords,
  loadHolidayArrangement,
  listNotices,
  listOutbox,
  readNoticeMessage,
  reportDelivery,
  readOpenapi,
  attemptFollowUp,
  completeFollowUp,
  readCoverage,
  listOverdue,
  listDigests,
  reportChange,
  handleSignal,
  proposeClosure,
  decideClosure,
  raiseObjection,
  decideObjection,
  recordPlacementCheck,
  transferRegistration,
  listPolicyAmendments,
  loadPolicyAmendment,
  previewRuleChange,
  recordProfile,
  makePlan,
  adjustPlan,
  recordService,
  saveOfficer,
  listOfficers,
  reassignCase,
  reassignCases,
  recordRecruitmentFair,
  listRecruitmentFairs,
] as const;
