import { operation as listHolidayArrangements } from './list-holiday-arrangements/operation.ts';
import { operation as listPolicyAmendments } from './list-policy-amendments/operation.ts';
import { operation as loadHolidayArrangement } from './load-holiday-arrangement/operation.ts';
import { operation as loadPolicyAmendment } from './load-policy-amendment/operation.ts';
import { operation as previewRuleChange } from './preview-rule-change/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  loadHolidayArrangement,
  listHolidayArrangements,
  listPolicyAmendments,
  loadPolicyAmendment,
  previewRuleChange,
] as const;
