import * as z from 'zod';
import { instantSchema, roleSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  casePathSchema,
  choiceSchema,
  nextPageSchema,
  numberCursorSchema,
  pageQuery,
} from '../../../common/http/schemas.ts';
import { revealedFieldsSchema, revealReasonSchema } from '../../../common/views/reveal-view.ts';

export const operation = defineOperation({
  id: 'read-access-log',
  method: 'GET',
  path: '/cases/{caseId}/access-log',
  summary: { zh: '谁看过我的信息', en: 'Who has looked' },
  description:
    'Who has seen personal data of the case in full: when, which, for what reason and in which words (PIPL arts. 44 and 45). The person sees the name that the agency’s directory gives, if any, and the agency; supervisors also see the sign-in.',
  access: ['applicant', 'representative', 'supervisor', 'auditor'],
  pathParameters: casePathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 200 }),
    after: numberCursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of it, oldest first.',
    schema: z.strictObject({
      accesses: z.array(
        z.strictObject({
          sequence: z.int().describe('The entry of the history.'),
          at: instantSchema,
          role: roleSchema,
          roleText: z.string(),
          agency: z.string(),
          name: z.string().optional(),
          subject: z.string().optional().describe('The sign-in, for supervisors.'),
          fields: revealedFieldsSchema,
          fieldTexts: z.array(choiceSchema),
          reason: revealReasonSchema,
          reasonText: z.string(),
          words: z.string().optional(),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'invalid-cursor'],
});
