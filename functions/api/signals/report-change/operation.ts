import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { reportedKinds } from '../../../../lib/domain/case/signals/events.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, caseSchema } from '../../../common/http/schemas.ts';

const asOf = localDateSchema.describe('The Beijing day since which it is so.');
const statement = z.string().trim().min(1).max(2000).describe('Stored encrypted.');

export const changeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(reportedKinds), asOf, statement: statement.optional() }),
    z.strictObject({ kind: z.literal('note').describe('Only for staff.'), asOf, statement }),
  ])
  .meta({ example: { kind: 'found-work', asOf: '2026-11-18', statement: '已与某公司签订劳动合同。' } });

export const operation = defineOperation({
  id: 'report-change',
  method: 'POST',
  path: '/cases/{caseId}/changes',
  summary: { zh: '报告变化情况', en: 'Report a change' },
  description:
    'The person, or an officer, tells that something has changed. It decides nothing: what speaks for a closure is put before a human, a change of intention asks for an adjusted plan where there is one, a move for a transfer, and what an officer heard for a closer look. The person reports the same again only after somebody has dealt with it.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: changeSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'date-in-future',
    'already-reported',
    'case-changed',
  ],
});
