import * as z from 'zod';
import { amendmentIdSchema, amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { amendmentFields } from '../../../common/rules/rule-fields.ts';
import { proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'propose-policy-amendment',
  method: 'PUT',
  path: '/policy-amendments/{amendmentId}',
  summary: { zh: '提议政策修订', en: 'Propose a policy amendment' },
  description:
    'Proposes to change one value in one layer of the policy packs from a given day, with its article and without a deployment. It has no effect until another policy administrator confirms it (`confirm-rule-proposal`); every request from then on follows it. The next sweep moves open deadlines that count from that day or later, and each case records why; ended deadlines and steps already carried out stay as they are. Proposing the same again changes nothing; another text for the same name waits until the open proposal is confirmed or withdrawn. Another text under the name of an amendment in force corrects it and keeps the earlier text. An amendment that cannot be computed in some region on some day is refused, and nothing is changed. `preview-rule-change` shows beforehand what would move.',
  access: ['policy-administrator'],
  pathParameters: z.strictObject({ amendmentId: amendmentIdSchema }),
  body: amendmentSchema(),
  labels: amendmentFields,
  answers: { status: 200, description: 'The proposal.', schema: proposalSchema },
  problems: [
    'invalid-field',
    'date-out-of-range',
    'value-not-amendable',
    'rules-not-computable',
    'amendment-in-conflict',
    'proposal-open',
    'case-changed',
  ],
});
