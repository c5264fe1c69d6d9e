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
  summary: { zh: '预填申请表', en: 'Read a prefilled application' },
  description:
    'Returns an application prefilled from the last ended case of the same person: who they are, how to reach them, and what they stated about themself. Only for a sign-in that proves who the person is; otherwise, and if nothing is known, the form is absent. The reason and the day of unemployment have to be given again. Groups and other findings are carried over when the application is submitted.',
  access: ['applicant'],
  answers: {
    status: 200,
    description: 'The form, as far as it is known, with the fields of `submit-application`.',
    schema: z.strictObject({
      from: z
        .strictObject({ applicationNumber: z.string(), submittedAt: instantSchema })
        .optional()
        .describe('The case that the data come from.'),
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
