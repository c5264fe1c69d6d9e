import { operation as confirmRuleProposal } from './confirm-rule-proposal/operation.ts';
import { operation as listHolidayArrangements } from './list-holiday-arrangements/operation.ts';
import { operation as listPackFindings } from './list-pack-findings/operation.ts';
import { operation as listPolicyAmendments } from './list-policy-amendments/operation.ts';
import { operation as listRuleProposals } from './list-rule-proposals/operation.ts';
import { operation as previewRuleChange } from './preview-rule-change/operation.ts';
import { operation as proposeHolidayArrangement } from './propose-holiday-arrangement/operation.ts';
import { operation as proposePolicyAmendment } from './propose-policy-amendment/operation.ts';
import { operation as readPolicyPack } from './read-policy-pack/operation.ts';
import { operation as withdrawRuleProposal } from './withdraw-rule-proposal/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  proposeHolidayArrangement,
  listHolidayArrangements,
  listPolicyAmendments,
  proposePolicyAmendment,
  previewRuleChange,
  listRuleProposals,
  confirmRuleProposal,
  withdrawRuleProposal,
  listPackFindings,
  readPolicyPack,
] as const;
