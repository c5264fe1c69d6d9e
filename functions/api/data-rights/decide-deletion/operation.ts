import * as z from 'zod';
import { deletionGrounds } from '../../../../lib/domain/case/data-rights/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decide-deletion',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/deletion-decision',
  summary: { zh: '审核删除个人信息的请求', en: 'Decide a request for deletion' },
  description:
    'Grants the deletion (`retention-over`, `unlawful-processing`, `law-requires`) or refuses it (`needed-for-duty`, `retention-not-over`, `no-ground`), with an explanation that the person reads. A ground that relies on the retention period must agree with it. A granted deletion is carried out some days later, so that the person can be told and take a copy. After a refusal in an ended case, the data are only stored from then on (PIPL art. 47).',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      ground: z.enum(deletionGrounds).meta(
        label('处理意见', 'Decision and ground', {
          choices: {
            'retention-over': { zh: '同意：保存期限已届满', en: 'Granted: the retention period is over' },
            'unlawful-processing': {
              zh: '同意：处理个人信息违反法律、行政法规',
              en: 'Granted: the data were processed unlawfully',
            },
            'law-requires': { zh: '同意：法律、行政法规规定应当删除', en: 'Granted: the law requires it' },
            'needed-for-duty': {
              zh: '不同意：履行法定职责所必需',
              en: 'Refused: needed for a statutory duty',
            },
            'retention-not-over': {
              zh: '不同意：保存期限未届满',
              en: 'Refused: the retention period is not over',
            },
            'no-ground': { zh: '不同意：不属于应当删除的情形', en: 'Refused: no ground is given' },
          },
        }),
      ),
      explanation: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('理由', 'Reasons', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { ground: 'retention-not-over', explanation: '登记档案仍在保存期限内。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'supervisor-needed',
    'separation-of-duties',
    'records-still-needed',
    'retention-not-over',
    'retention-is-over',
    'duty-has-ended',
    'forbidden-document',
    'case-changed',
  ],
});
