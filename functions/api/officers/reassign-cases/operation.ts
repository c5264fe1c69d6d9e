import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, subjectSchema } from '../../../common/http/schemas.ts';

/** The maximum per call, so that the answer comes within the time that the API waits. */
export const maxCases = 200;

export const reassignmentsSchema = z
  .strictObject({
    from: subjectSchema
      .describe('The officer whose cases are handed over.')
      .meta(label('移交人', 'From', { options: 'officers' })),
    to: subjectSchema
      .optional()
      .describe('Who takes them over; if absent, each goes to the officer with the fewest open cases.')
      .meta(
        label('接收人', 'To', {
          options: 'officers',
          help: [
            '不填：逐件交给办理件数最少的人员。',
            'If left out, each case goes to the officer with the fewest.',
          ],
        }),
      ),
    cases: z
      .array(caseIdSchema)
      .min(1)
      .max(maxCases)
      .optional()
      .describe('Only these cases; all of the officer’s cases if absent.')
      .meta(
        label('案件', 'Cases', {
          help: [
            '不填即为全部案件。填写案件标识（26位）。',
            'All cases unless given: the ids of cases, 26 characters.',
          ],
        }),
      ),
    dryRun: z
      .boolean()
      .describe('True to see what would happen without changing anything.')
      .meta(label('只预览', 'Only show what would happen')),
    after: z
      .string()
      .max(200)
      .optional()
      .describe('The `next` of the previous call.')
      .meta(label('续页标记', 'Where to go on', { control: 'hidden' })),
    planned: z
      .array(
        z.strictObject({
          officer: subjectSchema.meta(label('接收人', 'Officer', { control: 'hidden', options: 'officers' })),
          cases: z
            .int()
            .min(1)
            .max(1_000_000)
            .meta(label('件数', 'Cases', { control: 'hidden' })),
        }),
      )
      .max(1000)
      .optional()
      .describe(
        'How many cases the previous calls of a dry run would give to each officer. A dry run writes nothing, so without this each call would begin again with the officer who has the fewest now.',
      )
      .meta(label('前面各页已预计的件数', 'Planned by the previous calls', { control: 'hidden' })),
  })
  .meta({ example: { from: 'officer-1', dryRun: true } });

export const operation = defineOperation({
  id: 'reassign-cases',
  method: 'POST',
  path: '/reassignments',
  summary: { zh: '批量更换联系专人', en: 'Hand cases over to other officers' },
  description:
    'Hands over the open cases of an officer, at most 200 per call. The list is fixed by the first call, and each call processes its part of it; cases assigned to the officer later are not included. Each case has its own result. A call can be repeated safely.',
  access: ['supervisor', 'unit-administrator'],
  body: reassignmentsSchema,
  answers: {
    status: 200,
    description: 'The result for each case, in the order of the list.',
    schema: z.strictObject({
      dryRun: z.boolean(),
      fixedAt: instantSchema.describe('The instant at which the list was fixed.'),
      cases: z.array(caseIdSchema).describe('The cases of this call.'),
      results: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string().optional().describe('Absent if the caller may not see the case.'),
          outcome: z
            .enum(['assigned', 'unchanged', 'refused'])
            .describe('`unchanged`: somebody else has it already. In a dry run: what would happen.'),
          officer: subjectSchema.optional().describe('Who is responsible for the case afterwards.'),
          code: z.string().optional().describe('Why it was refused, as a problem code.'),
        }),
      ),
      next: z
        .string()
        .optional()
        .describe('Call again with this as `after`; absent when the list is finished.'),
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
