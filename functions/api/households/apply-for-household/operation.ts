import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { relations, residences } from '../../../../lib/domain/case/household/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { relationTexts, residenceTexts } from '../../../episodes/household/texts.ts';

const memberSchema = z.strictObject({
  relation: z
    .enum(relations)
    .exclude(['self'])
    .describe('Their relation to the person of the case.')
    .meta(label('与本人关系', 'Relation', { choices: relationTexts })),
  identityNumber: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .optional()
    .describe(
      'For members of working age who are able to work; never for somebody younger. Stored encrypted.',
    )
    .meta(
      label('身份证件号码', 'Identity number', {
        help: [
          '达到法定劳动年龄且有劳动能力的成员填写；未达到法定劳动年龄的不填。',
          'For members of working age who are able to work; not for anybody younger.',
        ],
      }),
    ),
  birthDate: plausibleDateSchema
    .optional()
    .describe('Needed if there is no number, and with the number of a travel permit.')
    .meta(
      label('出生日期', 'Day of birth', {
        help: [
          '填写了18位证件号码的可以不填；通行证号码不含出生日期，需要填写。',
          'Not needed with a number of 18 characters; needed with that of a travel permit.',
        ],
      }),
    ),
  ableToWork: z
    .boolean()
    .describe('Able to work, and neither at school nor drawing a pension.')
    .meta(
      label('是否有劳动能力', 'Able to work', {
        help: [
          '未达到法定劳动年龄、在校、丧失劳动能力或者已领取养老金的选“否”。',
          'No for anybody who is below working age, at school, unable to work, or drawing a pension.',
        ],
      }),
    ),
});

export const householdBodySchema = z
  .strictObject({
    residence: z.enum(residences).meta(label('家庭类别', 'Household', { choices: residenceTexts })),
    members: z
      .array(memberSchema)
      .max(9)
      .describe('The other members. The person of the case is always a member.')
      .meta(
        label('其他家庭成员', 'Other members', {
          help: [
            '本人不需要填写；不填姓名、电话和住址。',
            'Not the person themself; no names, telephone numbers or addresses.',
          ],
        }),
      ),
    statement: freeTextSchema(500).optional().describe('Stored encrypted.').meta(label('说明', 'Statement')),
  })
  .meta({
    example: {
      residence: 'urban',
      members: [{ relation: 'child', birthDate: '2018-05-04', ableToWork: false }],
    },
  });

export const operation = defineOperation({
  id: 'apply-for-household',
  method: 'POST',
  path: '/cases/{caseId}/households',
  summary: { zh: '申请认定零就业家庭', en: 'Apply for recognition of a household without work' },
  description:
    'Applies, for a registered person or on an officer’s proposal, to recognise a household in which nobody of working age works (Employment Promotion Law, art. 56). Records of insurance and businesses are compared, one person checks, and another decides. No documents are asked for. For a member below working age only the relation and the day of birth are kept, and they never count as able to work. A person belongs to one household at a time.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: householdBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'household-under-way',
    'household-recognised-already',
    'household-member-elsewhere',
    'household-member-number-missing',
    'household-minor-without-number',
    'household-minor-cannot-work',
    'household-member-twice',
    'household-birth-date-differs',
    'household-birth-date-missing',
    'identity-number-characters',
    'identity-number-checksum',
    'identity-number-date',
    'identity-number-fifteen-digits',
    'identity-number-foreign-permanent-resident',
    'identity-number-future',
    'identity-number-length',
    'identity-number-lost-precision',
    'identity-number-region',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
