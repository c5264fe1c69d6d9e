import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { deathEvidenceSchema } from '../../../../lib/domain/case/registration/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const applicationEndSchema = z
  .strictObject({
    evidence: z
      .strictObject({
        kind: deathEvidenceSchema.shape.kind
          .describe('The evidence: a record, or a statement of the family. No document is asked for.')
          .meta(label('依据类型', 'Kind of evidence', { choices: 'evidence' })),
        on: plausibleDateSchema
          .describe('The Beijing day of the record or of the statement.')
          .meta(label('依据日期', 'Day of the evidence')),
      })
      .meta(label('依据', 'Evidence')),
    note: optionalTextSchema().optional().describe('Stored encrypted.').meta(label('备注', 'Note')),
  })
  .meta({ example: { evidence: { kind: 'statement-of-the-family', on: '2026-11-20' } } });

export const operation = defineOperation({
  id: 'end-application',
  method: 'POST',
  path: '/cases/{caseId}/application-end',
  summary: { zh: '终止申请（申请人死亡）', en: 'End the application of somebody who has died' },
  description:
    'Ends an undecided application because the person has died. No decision is made, nobody is told, and unsent notices lapse (I-55, a proposal: no source gives a form).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: applicationEndSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'date-in-future',
    'date-does-not-exist',
    'separation-of-duties',
    'case-changed',
  ],
});
