import * as z from 'zod';
import { amendmentIdSchema, amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'load-policy-amendment',
  method: 'PUT',
  path: '/policy-amendments/{amendmentId}',
  summary: { zh: '导入政策修订', en: 'Load a policy amendment' },
  description:
    'Changes one value of one layer of the policy packs from a day on, with its article, and needs no deployment. It holds for every request from now on; the open deadlines that count from that day or later are moved at the next sweep, each with its reason on the case. Ended ones and steps already carried out stay. The same amendment once more changes nothing; another one of the same name corrects it, and the earlier text is kept. See `preview-rule-change` for what it would touch.',
  access: ['administrator'],
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
  problems: ['invalid-field', 'value-not-amendable', 'amendment-in-conflict', 'amendment-changed'],
});
