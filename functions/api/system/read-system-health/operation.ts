import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { roundJobs } from '../../../../lib/store/rounds.ts';
import { queueNames } from '../../../common/connections/environment.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const count = z.int().nonnegative();

export const operation = defineOperation({
  id: 'read-system-health',
  method: 'GET',
  path: '/system/health',
  summary: { zh: '系统运行状态', en: 'Read the state of the system' },
  description:
    'Returns what the last check of all cases found that should not exist, when each job last completed a round, whether changes wait for their effects, how many executions have failed, what is in the dead-letter queues, and which alarms result, with their runbooks. Other alarms of the platform, such as throttling, are in CloudWatch.',
  access: ['administrator'],
  answers: {
    status: 200,
    description: 'The state of the system.',
    schema: z.strictObject({
      asOf: instantSchema,
      invariants: z.strictObject({
        checkedAt: instantSchema
          .optional()
          .describe('When the last check began; absent if there was none yet.'),
        complete: z.boolean().describe('Whether that check has finished.'),
        broken: count,
        findings: z.array(z.strictObject({ code: z.string(), text: z.string(), count })),
      }),
      rounds: z.array(
        z.strictObject({
          job: z.enum(roundJobs),
          text: z.string(),
          completedAt: instantSchema.optional(),
          failed: count.describe('How many things failed in it.'),
          late: z.boolean().describe('Whether its next round is overdue.'),
        }),
      ),
      stream: z.strictObject({
        waiting: count.describe('Changes whose effects were late at the last check.'),
        lookedAt: instantSchema.optional(),
      }),
      queues: z
        .array(
          z.strictObject({
            queue: z.enum(queueNames),
            text: z.string(),
            waiting: count
              .optional()
              .describe('The approximate number of its messages; absent if it could not be read.'),
          }),
        )
        .describe('Failed messages that wait, for 14 days, for somebody to look at them.'),
      notices: z.strictObject({
        undelivered: count.describe('For three days or longer, at the last check.'),
      }),
      executions: z.strictObject({
        failed: count.describe(
          'Executions that failed in the last 14 days and were not redriven; at most 1,000 are counted.',
        ),
      }),
      alarms: z
        .array(
          z.strictObject({
            code: z.string(),
            severity: z.enum(['critical', 'warning']),
            text: z.string(),
            runbook: z.string().describe('The section of `lib/infra/RUNBOOKS.md`.'),
            ringing: z.boolean(),
          }),
        )
        .describe('Without the alarms of queues that could not be read.'),
    }),
  },
  problems: [],
});
