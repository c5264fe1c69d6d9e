import * as z from 'zod';
import { amendmentIdSchema, amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'load-policy-amendment',
  method: 'PUT',
  path: '/policy-amendments/{amendmentId}',
  summary: { zh: '导入政策修订', en: 'Load a policy amendment' },
  description:
    'Changes one value in one layer of the policy packs from a given day, with its article and without a deployment. Every request from now on follows it. Open deadlines that count from that day or later are moved at the next sweep, and each case records why; deadlines that have ended and steps already carried out stay as they are. Loading the same amendment again changes nothing. Loading another one under the same name corrects it and keeps the earlier text. What could not be computed in any region on any day is refused, and nothing is changed. `preview-rule-change` shows beforehand what would move.',
  access: ['policy-administrator'],
  pathParameters: z.strictObject({ amendmentId: amendmentIdSchema }),
  body: amendmentSchema,
  answers: {
    status: 200,
    description: 'The amendment is loaded.',
    schema: z.strictObject({
      id: z.string(),
      revision: z.int().describe('1 for a new amendment; higher for a correction.'),
      changed: z.boolean().describe('False where the same text was loaded before.'),
    }),
  },
  problems: [
    'invalid-field',
    'date-out-of-range',
    'value-not-amendable',
    'rules-not-computable',
    'amendment-in-conflict',
    'amendment-changed',
    'case-changed',
  ],
});
