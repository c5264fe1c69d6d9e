import * as z from 'zod';
import { channelSchema, instantSchema, phaseSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { agencySchema, caseIdSchema, districtSchema } from '../../../common/http/schemas.ts';
import { applyingFields } from '../../../common/views/applying-fields.ts';
import { idempotencyHeaders } from '../../../common/views/idempotency.ts';
import { applicantFields } from '../../../common/views/person-fields.ts';
import { statedFields } from '../../../common/views/stated-fields.ts';

export const jobSeekerSchema = z
  .strictObject({
    district: districtSchema
      .describe('Where the person looks for work: a county or district (GB/T 2260).')
      .meta(
        label('求职地', 'Where you look for work', {
          options: 'districts',
          help: ['所在的县（市、区）。', 'The county or district.'],
        }),
      ),
    channel: channelSchema.meta(label('办理渠道', 'Channel', { choices: 'channel' })),
    agency: agencySchema
      .optional()
      .meta(label('受理机构', 'Agency', { options: 'agencies', help: ['可以不填。', 'Optional.'] })),
    applicant: z.strictObject(applicantFields).meta(label('本人信息', 'The person')),
    ...statedFields,
    ...applyingFields,
  })
  .meta({
    example: {
      district: '500103',
      channel: 'online',
      applicant: { name: '张伟', identityNumber: '11010519491231002X', phone: '13800138000' },
      truthCommitment: true,
    },
  });

export const operation = defineOperation({
  id: 'register-job-seeker',
  method: 'POST',
  path: '/job-seekers',
  summary: { zh: '办理求职登记', en: 'Register as a job-seeker' },
  description:
    'Registers somebody who wants work or training and cannot be, or does not want to be, registered as unemployed: at once, with an officer and services (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3; I-03). Only an identity number is needed. Send an Idempotency-Key.',
  access: ['applicant', 'officer'],
  headers: idempotencyHeaders,
  body: jobSeekerSchema,
  answers: {
    status: 201,
    description: 'The person has been registered.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      applicationNumber: z.string(),
      phase: phaseSchema,
      registeredAt: instantSchema,
      text: z.string(),
    }),
  },
  problems: [
    'region-not-served',
    'unknown-agency',
    'district-abolished',
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
    'invalid-name',
    'invalid-phone',
    'date-in-future',
    'date-does-not-exist',
    'unknown-data-notice',
    'unknown-tag',
    'job-seeker-under-age',
    'channel-not-allowed',
    'outside-jurisdiction',
    'already-job-seeker',
    'registered-as-unemployed-already',
    'idempotency-key-reused',
  ],
});
