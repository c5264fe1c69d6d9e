import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { deathEvidenceSchema } from '../../../../lib/domain/case/registration/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

const deathRecordSchema = z
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
  id: 'record-death',
  method: 'POST',
  path: '/cases/{caseId}/death',
  summary: { zh: '记录本人死亡（事项已终结）', en: 'Record that the person of an ended case has died' },
  description:
    'Records on a case that has ended that its person has died. Nobody is told: undelivered notices lapse, and checks after a placement are dropped. Claims, referrals and loans go on. A supervisor can withdraw a mistaken record (I-92, a proposal: no source gives a form).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: deathRecordSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'death-recorded-already',
    'person-has-open-case',
    'date-in-future',
    'date-does-not-exist',
    'separation-of-duties',
    'case-changed',
  ],
});
