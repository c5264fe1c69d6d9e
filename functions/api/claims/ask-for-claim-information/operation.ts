import * as z from 'zod';
import { askedFactSchema } from '../../../../lib/domain/case/claim/scheme.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { schemeTexts } from '../../../episodes/claim/scheme-texts.ts';

export const operation = defineOperation({
  id: 'ask-for-claim-information',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-information-request',
  summary: { zh: '请申领人补充说明', en: 'Ask the claimant for what is missing' },
  description:
    'Asks the claimant, once, for everything that is missing to check the claim. Only facts that the scheme asks for and documents that it names may be requested. The time limit for the check keeps running, and the claim can be checked without an answer.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      facts: z
        .array(askedFactSchema)
        .max(20)
        .default([])
        .meta(
          label('需要补充说明的事项', 'Facts to be added', {
            choices: schemeTexts.asked,
            options: 'claimFacts',
          }),
        ),
      documents: z
        .array(
          codeSchema.meta(
            label('材料', 'Document', {
              options: 'claimDocuments',
              help: ['只限该补贴项目列明的材料。', 'Only what the scheme names.'],
            }),
          ),
        )
        .max(10)
        .default([])
        .meta(label('项目列明的材料', 'Documents that the scheme names')),
      message: freeTextSchema()
        .describe('What is to be added, in words. Stored encrypted.')
        .meta(
          label('需要补充的内容', 'What is to be added', {
            help: [
              '一次性写明；不要求提供证明材料，材料只能从项目列明的材料中选择。',
              'All of it, once. Ask for no document here: choose it above, if the scheme names it.',
            ],
          }),
        ),
    })
    .meta({ example: { facts: ['business'], message: '请说明店铺实际开业的日期。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'claim-not-found',
    'separation-of-duties',
    'information-already-requested',
    'unknown-information-item',
    'forbidden-document',
    'case-changed',
  ],
});
