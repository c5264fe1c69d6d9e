import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const closureProposalSchema = z
  .strictObject({
    reason: codeSchema
      .describe('One of the `closureReasons` of a task of the case.')
      .meta(label('注销情形', 'Reason', { options: 'closureReasons' })),
    evidence: z
      .array(
        z.strictObject({
          kind: codeSchema
            .describe('One of the kinds of evidence that the reason accepts.')
            .meta(label('依据类型', 'Kind of evidence', { options: 'closureReasons[reason].evidence' })),
          source: codeSchema.describe('The source: the name of a register or an agency.').meta(
            label('来源', 'Source', {
              options: 'evidenceSources',
              help: ['依据从哪里来。', 'Where it comes from.'],
            }),
          ),
          on: plausibleDateSchema
            .describe('The Beijing day that the evidence is from.')
            .meta(label('依据日期', 'Day of the evidence')),
          since: plausibleDateSchema
            .optional()
            .describe(
              'Since when the fact has been true, if the evidence says so, such as the first day in work. Re-inclusion counts from this day (YN-5.1.3).',
            )
            .meta(
              label('情况起始日期', 'Since when', {
                help: [
                  '依据载明的起始日期，如就业首日。',
                  'If the evidence says so, such as the first day in work.',
                ],
              }),
            ),
        }),
      )
      .min(1)
      .max(10)
      .describe('Only names of sources and days, no personal data; anything else belongs in `statement`.')
      .meta(
        label('依据', 'Evidence', {
          help: ['只填来源和日期，不填个人信息。', 'Sources and days only, no personal data.'],
        }),
      ),
    statement: freeTextSchema()
      .describe('For the person who decides; stored encrypted.')
      .meta(label('说明', 'Statement', { help: ['供审核人参考。', 'For whoever decides it.'] })),
  })
  .meta({
    example: {
      reason: 'employed',
      evidence: [
        { kind: 'employment-record', source: 'employment-register', on: '2026-11-18', since: '2026-11-16' },
      ],
      statement: '用人单位已办理就业登记。',
    },
  });

export const operation = defineOperation({
  id: 'propose-closure',
  method: 'POST',
  path: '/cases/{caseId}/closure-proposals',
  summary: { zh: '提请注销失业登记', en: 'Propose a closure' },
  description:
    'Proposes a closure with its evidence, for a human to decide. The system itself proposes closures for consecutive refusals and for months without contact, from its records; nobody can propose those by hand.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: closureProposalSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'unknown-closure-reason',
    'closure-counted-by-rule',
    'evidence-missing',
    'date-in-future',
    'closure-already-proposed',
    'separation-of-duties',
    'case-changed',
  ],
});
