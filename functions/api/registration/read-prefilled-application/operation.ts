import * as z from 'zod';
import { instantSchema, placeBasisSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema } from '../../../common/http/schemas.ts';
import { applicantFields } from '../../../common/views/person-fields.ts';
import { applicationSchema } from '../submit-application/operation.ts';

const { name, phone, secondContact, address, household, disabilityGrade } = applicantFields;
/** A code, in the words of `submit-application`. */
const stated = z.string().max(60).optional();

export const operation = defineOperation({
  id: 'read-prefilled-application',
  method: 'GET',
  path: '/prefilled-application',
  summary: { zh: '预填申请表', en: 'The form of an application, filled in' },
  description:
    'What an application would state again, from the last case of the same person that has ended: who they are, how to reach them, and what they have stated of themself. Only for a sign-in that proves who the person is; for every other one, and where nothing is known, the form is absent. The reason and the day of unemployment are asked for anew. The groups and what else was learnt are taken over by themselves when the application is submitted.',
  access: ['applicant'],
  answers: {
    status: 200,
    description: 'The form, as far as it is known, in the members of `submit-application`.',
    schema: z.strictObject({
      from: z
        .strictObject({ applicationNumber: z.string(), submittedAt: instantSchema })
        .optional()
        .describe('The case that it is taken from.'),
      form: z
        .strictObject({
          district: districtSchema,
          placeBasis: placeBasisSchema.optional(),
          applicant: z.strictObject({
            name,
            phone,
            secondContact,
            address,
            nation: stated,
            household,
            disabilityGrade,
            originalStatutoryAge: applicationSchema.shape.applicant.shape.originalStatutoryAge,
          }),
          education: stated,
          skillLevel: stated,
          serviceNeeds: stated,
          jobIntention: stated,
        })
        .optional(),
    }),
  },
  problems: [],
});
