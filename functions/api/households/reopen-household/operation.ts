import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { householdEvidenceField } from '../../../common/views/household-fields.ts';

export const reopenHouseholdSchema = z
  .strictObject({
    evidence: householdEvidenceField,
    statement: freeTextSchema(500).meta(label('说明', 'Statement')),
  })
  .meta({
    example: {
      evidence: { kind: 'statement-of-the-person', source: 'counter', on: '2027-03-02' },
      statement: '就业的家庭成员再次失业。',
    },
  });

export const operation = defineOperation({
  id: 'reopen-household',
  method: 'POST',
  path: '/cases/{caseId}/households/reopening',
  summary: { zh: '重新纳入零就业家庭援助', en: 'Restart the help for a household' },
  description:
    'Restarts the help for a household in which nobody works any more, after it had ended because a member worked. It gets a new deadline, and the person is told.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: reopenHouseholdSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'household-not-ended-by-work',
    'household-member-elsewhere',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
