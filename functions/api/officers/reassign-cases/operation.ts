import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, subjectSchema } from '../../../common/http/schemas.ts';

/** The most cases that one call hands over: it has to be answered within the time that the API waits. */
export const maxCases = 200;

export const reassignmentsSchema = z
  .strictObject({
    from: subjectSchema.describe('Whose cases are handed over.'),
    to: subjectSchema
      .optional()
      .describe('Who is to have them; else each goes to whoever has the least to do.'),
    cases: z.array(caseIdSchema).min(1).max(maxCases).optional().describe('Only these; else all of theirs.'),
    dryRun: z.boolean().describe('Says what would happen, and changes nothing.'),
    after: z.string().max(200).optional().describe('The `next` of the call before.'),
  })
  .meta({ example: { from: 'officer-1', dryRun: true } });

export const operation = defineOperation({
  id: 'reassign-cases',
  method: 'POST',
  path: '/reassignments',
  summary: { zh: '批量更换联系专人', en: 'Hand cases over to other officers' },
  description:
    'Hands the open cases of an officer over, at most 200 a call. The list is fixed when the first call begins, and each call answers with its part of it; cases that the officer is given later are not in it. Each case has a result of its own. To repeat a call changes nothing that it has changed already.',
  access: ['supervisor'],
  body: reassignmentsSchema,
  answers: {
    status: 200,
    description: 'What became of each case of the list, in its order.',
    schema: z.strictObject({
      dryRun: z.boolean(),
      fixedAt: instantSchema.describe('When the list was fixed.'),
      cases: z.array(caseIdSchema).describe('The cases of this call.'),
      results: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          outcome: z
            .enum(['assigned', 'unchanged', 'refused'])
            .describe('`unchanged`: somebody else has it already. In a dry run: what would happen.'),
          officer: subjectSchema.optional().describe('Who has it then.'),
          code: z.string().optional().describe('Why it is refused: a problem code.'),
        }),
      ),
      next: z.string().optional().describe('Call again with this as `after`; absent at the end of the list.'),
    }),
  },
  problems: ['invalid-field'],
});
