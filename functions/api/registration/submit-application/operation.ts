import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import {
  channelSchema,
  codeSchema,
  instantSchema,
  localDateSchema,
  phaseSchema,
  placeBasisSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { agencySchema, caseIdSchema, districtSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { applyingFields } from '../../../common/views/applying-fields.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { idempotencyHeaders } from '../../../common/views/idempotency.ts';
import { applicantFields } from '../../../common/views/person-fields.ts';
import { statedFields } from '../../../common/views/stated-fields.ts';

/** The body of an application. There is deliberately no place for any document (人社厅发〔2020〕79号). */
export const applicationSchema = z
  .strictObject({
    district: districtSchema.describe('Where the person applies: a county or district (GB/T 2260).').meta(
      label('申请地', 'Where you apply', {
        options: 'districts',
        help: ['所在的县（市、区）。', 'The county or district.'],
      }),
    ),
    placeBasis: placeBasisSchema
      .describe('The person’s link to this place: one of the four.')
      .meta(label('登记地类型', 'Kind of place', { choices: 'placeBasis' })),
    channel: channelSchema.meta(label('办理渠道', 'Channel', { choices: 'channel' })),
    agency: agencySchema
      .optional()
      .meta(label('受理机构', 'Agency', { options: 'agencies', help: ['可以不填。', 'Optional.'] })),
    applicant: z
      .strictObject({
        ...applicantFields,
        originalStatutoryAge: z
          .union([z.literal(60), z.literal(55), z.literal(50)])
          .optional()
          .describe('The retirement age before 2025, if the person knows it: 60, 55 or 50.')
          .meta(
            label('原法定退休年龄', 'Retirement age before 2025', {
              choices: {
                '60': { zh: '60岁', en: '60' },
                '55': { zh: '55岁', en: '55' },
                '50': { zh: '50岁', en: '50' },
              },
              help: ['不清楚可以不填。', 'Only if you know it.'],
            }),
          ),
      })
      .meta(label('本人信息', 'The person')),
    unemployment: z
      .strictObject({
        reason: z
          .string()
          .max(2)
          .describe('The code of the reason, from the service catalogue.')
          .meta(label('失业原因', 'Reason', { options: 'unemploymentReasons' })),
        date: plausibleDateSchema
          .describe('The day from which the person has been out of work.')
          .meta(label('失业日期', 'Out of work since')),
        schoolLeavingDate: plausibleDateSchema.optional().meta(
          label('毕业（离校）日期', 'Left school on', {
            help: ['毕业后未就业的填写。', 'For those who have not worked since school.'],
          }),
        ),
        lastEmployer: freeTextSchema(100)
          .optional()
          .meta(
            label('原工作单位', 'Last employer', { help: ['不需要任何证明。', 'No document is needed.'] }),
          ),
      })
      .meta(label('失业情况', 'Unemployment')),
    ...statedFields,
    hardship: z
      .strictObject({
        categories: z
          .array(codeSchema)
          .min(1)
          .max(10)
          .describe('The groups, from those in the region’s service catalogue.')
          .meta(
            label('认定类别', 'Groups', {
              options: 'hardshipCategories',
              help: ['本地认定范围内的类别。', 'Groups that are recognised here.'],
            }),
          ),
      })
      .optional()
      .describe(
        'A request to be recognised as in employment difficulty, made in the same form and decided separately after the registration (YN-5.1.1).',
      )
      .meta(
        label('一并申请就业困难人员认定', 'Ask to be recognised as in employment difficulty', {
          help: ['可以不填，也可以登记后再申请。', 'Optional; you can also ask for it later.'],
        }),
      ),
    drawsPension: z
      .boolean()
      .describe('Whether the person draws a basic pension.')
      .meta(label('是否领取基本养老金', 'Receives a basic pension')),
    ...applyingFields,
  })
  .meta({
    example: {
      district: '500103',
      placeBasis: 'residence',
      channel: 'online',
      applicant: { name: '张伟', identityNumber: '11010519491231002X', phone: '13800138000' },
      unemployment: { reason: '24', date: '2026-10-15', lastEmployer: '某某科技有限公司' },
      drawsPension: false,
      truthCommitment: true,
    },
  });

export const operation = defineOperation({
  id: 'submit-application',
  method: 'POST',
  path: '/applications',
  summary: { zh: '提交失业登记申请', en: 'Submit an application' },
  description:
    'Submits an application, which starts the legal clock on the Beijing day of submission. Only an identity number is needed; no document may be asked for. Send an Idempotency-Key: repeating the same request with the same key gives the same answer and creates one application.',
  access: ['applicant', 'officer'],
  headers: idempotencyHeaders,
  body: applicationSchema,
  answers: {
    status: 201,
    description: 'The application has been received.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      applicationNumber: z.string(),
      phase: phaseSchema,
      submittedAt: instantSchema,
      dueDate: localDateSchema,
      dueAt: instantSchema,
      provisional: z.boolean(),
      basis: basisSchema,
      text: z.string(),
    }),
  },
  problems: [
    'region-not-served',
    'identity-number-length',
    'identity-number-characters',
    'identity-number-fifteen-digits',
    'identity-number-lost-precision',
    'identity-number-region',
    'identity-number-date',
    'identity-number-future',
    'identity-number-checksum',
    'identity-number-foreign-permanent-resident',
    'document-needs-birth-date-and-sex',
    'identity-not-yours',
    'too-many-open-applications',
    'unknown-data-notice',
    'unknown-agency',
    'district-abolished',
    'unknown-tag',
    'unknown-hardship-category',
    'invalid-name',
    'invalid-phone',
    'under-minimum-age',
    'drawing-pension',
    'date-in-future',
    'date-does-not-exist',
    'date-before-birth',
    'unemployed-before-working-age',
    'unknown-unemployment-reason',
    'reason-needs-school-leaving-date',
    'reason-needs-last-employer',
    'channel-not-allowed',
    'outside-jurisdiction',
    'already-active',
    'idempotency-key-reused',
  ],
});
