import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { afterPostSchema, postEndReasonSchema } from '../../../../lib/domain/case/public-post/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { afterPostTexts, postEndTexts } from '../../../episodes/public-post/texts.ts';

export const postEndBodySchema = z
  .strictObject({
    on: plausibleDateSchema.describe('The last day in the post.').meta(label('离岗日期', 'Last day')),
    reason: postEndReasonSchema.meta(label('离岗原因', 'Reason', { choices: postEndTexts })),
    after: afterPostSchema.meta(
      label('离岗后的情况', 'What the person does now', { choices: afterPostTexts }),
    ),
    statement: freeTextSchema().optional().meta(label('说明', 'Statement')),
  })
  .meta({ example: { on: '2027-05-31', reason: 'found-work', after: 'in-work' } });

export const operation = defineOperation({
  id: 'end-public-post',
  method: 'POST',
  path: '/cases/{caseId}/public-posts/end',
  summary: { zh: '登记公益性岗位离岗', en: 'Record that a placement has ended' },
  description:
    'Records that a placement has ended, on its last day or earlier, and why. Its place is free again. A person who is or may be out of work and is no longer registered must be contacted and offered to register again; a person who is still registered has their monthly follow-ups. The person is told.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: postEndBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-in-public-post',
    'public-post-not-over',
    'outside-public-post',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
