import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { certificateGrounds, taxMeasures } from '../../../../lib/domain/case/certificate/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'note-certificate',
  method: 'POST',
  path: '/cases/{caseId}/certificate-notes',
  summary: { zh: '登记《就业创业证》税收政策注明', en: 'Note a tax measure on the employment certificate' },
  description:
    'Records that the agency has noted a tax measure on the person’s employment certificate. Each measure is noted once, and must be in force on the day on which the contract or the business begins (DOMAIN E2). Half a year of registration runs from the day of registration to the corresponding day (I-12). The tax authority decides whether tax is reduced. The person is notified.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      measure: z.enum(taxMeasures).meta(label('注明的税收政策', 'Tax measure', { choices: 'taxMeasure' })),
      ground: z
        .enum(certificateGrounds)
        .meta(label('符合的条件', 'Ground', { choices: 'certificateGround' }))
        .describe('Stored encrypted.'),
      beginsOn: plausibleDateSchema
        .describe('The Beijing day on which the contract or the business begins.')
        .meta(label('合同或者经营开始日期', 'Day on which the contract or business begins')),
      number: z
        .string()
        .regex(/^[0-9A-Z]{6,20}$/)
        .optional()
        .describe('The number of the certificate. Stored encrypted.')
        .meta(
          label('《就业创业证》编号', 'Number of the certificate', {
            help: [
              '按证件填写，由数字和大写字母组成。',
              'As printed on the certificate: digits and capital letters.',
            ],
          }),
        ),
    })
    .meta({
      example: { measure: 'hiring', ground: 'registered-half-year', beginsOn: '2026-10-15' },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'certificate-noted-already',
    'tax-measure-not-in-force',
    'registered-too-short',
    'ground-not-for-measure',
    'case-changed',
  ],
});
