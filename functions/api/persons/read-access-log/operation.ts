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
  summary: { zh: '谁看过我的信息', en: 'Read who has seen personal data' },
  description:
    'Lists who has seen personal data of the case in full: when, which data, and why, with their explanation (PIPL arts. 44 and 45). The person sees the agency and, if the agency’s directory has one, the name; supervisors also see the sign-in.',
  access: ['applicant', 'representative', 'supervisor', 'auditor'],
  pathParameters: casePathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 200 }),
    after: numberCursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of the log, oldest first.',
    schema: z.strictObject({
      accesses: z.array(
        z.strictObject({
          sequence: z.int().describe('The number of the history entry.'),
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
