import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { reportedKinds } from '../../../../lib/domain/case/signals/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

const asOf = plausibleDateSchema
  .describe('The Beijing day from which it has been true.')
  .meta(label('变化日期', 'Since when'));
const statement = freeTextSchema().describe('Stored encrypted.').meta(label('说明', 'Statement'));

export const changeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(reportedKinds),
      asOf,
      statement: statement.optional(),
      toldByPerson: z
        .literal(true)
        .optional()
        .describe(
          'Whether staff enter what the person said at the counter or on the phone: it counts as the person’s own report, and as being in touch.',
        )
        .meta(
          label('本人在窗口或者电话中告知', 'The person has said so', {
            help: [
              '工作人员代为录入时勾选，视为本人申报。',
              'Entered by staff for the person: it counts as their own report.',
            ],
          }),
        ),
    }),
    z.strictObject({ kind: z.literal('note').describe('Only for staff.'), asOf, statement }),
  ])
  .meta({ example: { kind: 'found-work', asOf: '2026-11-18', statement: '已与某公司签订劳动合同。' } })
  .meta(label('变化情况', 'Change', { choices: 'signal' }));

export const operation = defineOperation({
  id: 'report-change',
  method: 'POST',
  path: '/cases/{caseId}/changes',
  summary: { zh: '报告变化情况', en: 'Report a change' },
  description:
    'Reports, for the person or by an officer, that something has changed. A report decides nothing. One that suggests a closure goes to a human, a changed intention asks for an adjusted plan if there is a plan, a move asks for a transfer, and an officer’s note asks for a closer look. A change before the day on which the person became unemployed is refused; one between that day and the application needs a statement. A pension is permanent and may be of any day. The person can report the same thing again only after it has been dealt with.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: changeSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'date-in-future',
    'date-does-not-exist',
    'change-before-unemployment',
    'change-before-registration',
    'already-reported',
    'case-changed',
  ],
});
