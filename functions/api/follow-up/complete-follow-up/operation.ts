import * as z from 'zod';
import { progresses } from '../../../../lib/domain/case/follow-up/events.ts';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseSchema, taskPathSchema } from '../../../common/http/schemas.ts';

const codeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);
const learnt = {
  source: z.enum(['person', 'officer']).default('person').describe('Who said so.'),
  on: localDateSchema.optional().describe('The Beijing day on which it was learnt; today unless given.'),
};

const ledgerSchema = z.discriminatedUnion('found', [
  z.strictObject({ found: z.literal('unchanged').describe('It was checked, and is right as it stands.') }),
  z.strictObject({
    found: z.literal('changed'),
    facts: z
      .array(z.strictObject({ code: codeSchema, value: codeSchema, ...learnt }))
      .max(20)
      .default([])
      .describe('Facts of the intake profile that are otherwise now.'),
    tags: z
      .array(z.strictObject({ group: codeSchema, applies: z.boolean(), ...learnt }))
      .max(20)
      .default([])
      .describe('Groups to which the person belongs, or belongs no more.'),
    statement: z.string().trim().min(1).max(2000).optional().describe('The same in words. Stored encrypted.'),
  }),
]);

export const completionSchema = z
  .strictObject({
    method: z
      .enum(['visit', 'phone', 'online'])
      .describe('How the person was reached. A data comparison is made by the system and claimed by nobody.'),
    progress: z.enum(progresses).describe('How the search for work stands.'),
    ledger: ledgerSchema,
    service: z.enum(['keep', 'adjust']).describe('Whether the services go on as they are or are adjusted.'),
    note: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .describe('What was learnt, in words: evidence of the follow-up. Stored encrypted.'),
  })
  .meta({
    example: {
      method: 'phone',
      progress: 'still-looking',
      ledger: { found: 'unchanged' },
      service: 'keep',
      note: '本月参加两场招聘会，仍在求职。',
    },
  });

export const operation = defineOperation({
  id: 'complete-follow-up',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/follow-up',
  summary: { zh: '完成月度回访', en: 'Complete a follow-up' },
  description:
    "Records a month's follow-up that reached the person: the progress, what was found of the ledger, and whether to keep or adjust the services, which then opens the adjustment of the plan, as does a group by which one-to-one service is owed (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4). After the month it is done late.",
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: completionSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'not-possible-now',
    'no-obligation-for-month',
    'month-already-followed-up',
    'unknown-method',
    'unknown-profile-fact',
    'unknown-tag',
    'date-in-future',
    'nothing-recorded',
    'case-changed',
  ],
});
