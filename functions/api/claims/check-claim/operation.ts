import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { findingSources } from '../../../../lib/domain/case/claim/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { findingSourceTexts } from '../../../episodes/claim/ground-texts.ts';

export const operation = defineOperation({
  id: 'check-claim',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-check',
  summary: { zh: '审核补贴申领', en: 'Check a claim' },
  description:
    'Records an officer’s check of every condition that is not yet known, and proposes to approve an amount or to refuse. The person who checks does not decide. `list-claims` shows which conditions need checking.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      findings: z
        .array(
          z.strictObject({
            criterion: z
              .string()
              .min(1)
              .max(200)
              .meta(label('条件', 'Condition', { options: 'claimCriteria' })),
            met: z.boolean().meta(label('是否符合', 'Met')),
            source: z
              .enum(findingSources)
              .meta(label('核实方式', 'How it was found', { choices: findingSourceTexts })),
            on: plausibleDateSchema.meta(label('核实日期', 'On')),
          }),
        )
        .max(30)
        .meta(label('逐项核实结果', 'Findings')),
      proposal: z.enum(['approve', 'refuse']).meta(
        label('审核意见', 'Proposal', {
          choices: {
            approve: { zh: '拟同意', en: 'To be approved' },
            refuse: { zh: '拟不予批准', en: 'To be refused' },
          },
        }),
      ),
      proposedFen: z
        .int()
        .positive()
        .max(100_000_000_00)
        .optional()
        .meta(
          label('拟批准金额（元）', 'Amount, in yuan', {
            help: ['最多两位小数。', 'At most two decimals.'],
            control: 'yuan',
          }),
        ),
      note: freeTextSchema().optional().describe('Stored encrypted.').meta(label('核实说明', 'Notes')),
    })
    .meta({
      example: {
        findings: [{ criterion: 'employer-size-in', met: true, source: 'data', on: '2026-11-20' }],
        proposal: 'approve',
        proposedFen: 100000,
      },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'separation-of-duties',
    'date-in-future',
    'finding-not-asked',
    'criteria-not-looked-at',
    'criteria-not-met',
    'amount-missing',
    'amount-outside-limits',
    'scheme-value-open',
    'claim-not-found',
    'case-changed',
  ],
});
