import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../http/label.ts';

/** The evidence that somebody works, or no longer does: only names of sources and days, no personal data. */
export const householdEvidenceField = z
  .strictObject({
    kind: codeSchema.meta(
      label('依据类型', 'Kind of evidence', {
        choices: {
          'employment-record': { zh: '就业登记', en: 'Registration of employment' },
          'insurance-match': { zh: '参保记录', en: 'Record of insurance' },
          'business-match': { zh: '经营主体登记', en: 'Registration of a business' },
          'statement-of-the-person': { zh: '本人或家庭成员告知', en: 'What a member has said' },
          visit: { zh: '走访核实', en: 'A visit' },
        },
      }),
    ),
    source: codeSchema.meta(
      label('来源', 'Source', {
        options: 'evidenceSources',
        help: ['信息从哪里来。', 'Where it comes from.'],
      }),
    ),
    on: plausibleDateSchema.meta(label('依据日期', 'Day of the evidence')),
  })
  .meta(label('依据', 'Evidence'));
