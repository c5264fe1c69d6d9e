import { operation as listOwnCases } from './cases/list-own-cases/operation.ts';
import { operation as readCase } from './cases/read-case/operation.ts';
import { operation as decideClosure } from './closure/decide-closure/operation.ts';
import { operation as decideObjection } from './closure/decide-objection/operation.ts';
import { operation as proposeClosure } from './closure/propose-closure/operation.ts';
import { operation as raiseObjection } from './closure/raise-objection/operation.ts';
import { operation as recordPlacementCheck } from './closure/record-placement-check/operation.ts';
import { operation as attemptFollowUp } from './follow-up/attempt-follow-up/operation.ts';
import { operation as completeFollowUp } from './follow-up/complete-follow-up/operation.ts';
import { operation as readCoverage } from './follow-up/read-coverage/operation.ts';
import { operation as listRegions } from './guides/list-regions/operation.ts';
import { operation as readOpenapi } from './guides/read-openapi/operation.ts';
import { operation as readServiceCatalogue } from './guides/read-service-catalogue/operation.ts';
import { operation as listNotices } from './notices/list-notices/operation.ts';
import { operation as listOutbox } from './notices/list-outbox/operation.ts';
import { operation as readNoticeMessage } from './notices/read-notice-message/operation.ts';
import { operation as reportDelivery } from './notices/report-delivery/operation.ts';
import { operation as listOfficers } from './officers/list-officers/operation.ts';
import { operation as reassignCase } from './officers/reassign-case/operation.ts';
import { operation as reassignCases } from './officers/reassign-cases/operation.ts';
import { operation as saveOfficer } from './officers/save-officer/operation.ts';
import { operation as listPolicyAmendments } from './policy/list-policy-amendments/operation.ts';
import { operation as loadHolidayArrangement } from './policy/load-holiday-arrangement/operation.ts';
import { operation as loadPolicyAmendment } from './policy/load-policy-amendment/operation.ts';
import { operation as previewRuleChange } from './policy/preview-rule-change/operation.ts';
import { operation as listRecruitmentFairs } from './recruitment-fairs/list-recruitment-fairs/operation.ts';
import { operation as recordRecruitmentFair } from './recruitment-fairs/record-recruitment-fair/operation.ts';
import { operation as decideApplication } from './registration/decide-application/operation.ts';
import { operation as provideInformation } from './registration/provide-information/operation.ts';
import { operation as registerAsJobSeeker } from './registration/register-as-job-seeker/operation.ts';
import { operation as submitApplication } from './registration/submit-application/operation.ts';
import { operation as withdrawApplication } from './registration/withdraw-application/operation.ts';
import { operation as adjustPlan } from './service-plan/adjust-plan/operation.ts';
import { operation as makePlan } from './service-plan/make-plan/operation.ts';
import { operation as recordContact } from './service-plan/record-contact/operation.ts';
import { operation as recordProfile } from './service-plan/record-profile/operation.ts';
import { operation as recordService } from './service-plan/record-service/operation.ts';
import { operation as handleSignal } from './signals/handle-signal/operation.ts';
import { operation as loadComparisonRecords } from './signals/load-comparison-records/operation.ts';
import { operation as reportChange } from './signals/report-change/operation.ts';
import { operation as transferRegistration } from './transfer/transfer-registration/operation.ts';
import { operation as listDigests } from './worklist/list-digests/operation.ts';
import { operation as listOverdue } from './worklist/list-overdue/operation.ts';
import { operation as listWorklist } from './worklist/list-worklist/operation.ts';
import { operation as readTask } from './worklist/read-task/operation.ts';

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
