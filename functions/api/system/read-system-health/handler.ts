import { findings } from '../../../../lib/domain/case/case.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { newestExecutions } from '../../../../lib/store/executions.ts';
import { isScheduled, lastCheck, roundEnds } from '../../../../lib/store/health.ts';
import { roundJobs } from '../../../../lib/store/rounds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { type QueueName, queueNames } from '../../../common/connections/environment.ts';
import { type CountMessages, connectQueues } from '../../../common/connections/queues.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { whyNotRedrivable } from '../../../common/executions/redrivability.ts';
import { withoutReplaced } from '../../../common/executions/replaced.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import {
  findingTexts,
  type HealthAlarm,
  healthAlarms,
  jobTexts,
  queueTexts,
} from '../../../common/views/health-texts.ts';
import { operation } from './operation.ts';

const hour = 60 * 60 * 1000;
const maxFailed = 1_000;

export const handle =
  (table: Table, countMessages: CountMessages): Handler<typeof operation> =>
  async ({ language, now }) => {
    const [check, ends, failed, queues] = await Promise.all([
      lastCheck(table),
      roundEnds(table),
      newestExecutions(table, ['failed'], undefined, maxFailed),
      Promise.all(
        queueNames.map(async (queue) => {
          const waiting = await countMessages(queue);
          return { queue, text: queueTexts[queue][language], ...(waiting !== undefined && { waiting }) };
        }),
      ),
    ]);
    const counts = check?.counts ?? {};
    const found = findings.flatMap((code) =>
      counts[code] ? [{ code, text: findingTexts[code][language], count: counts[code] }] : [],
    );
    const broken = found.reduce((sum, { count }) => sum + count, 0);
    const rounds = roundJobs.filter(isScheduled).map((job) => {
      const end = ends.find((each) => each.job === job);
      const { text, lateAfterHours = 0 } = jobTexts[job];
      return {
        job,
        text: text[language],
        ...(end && { completedAt: end.completedAt }),
        failed: end?.failed ?? 0,
        late: end === undefined || Date.parse(end.completedAt) + lateAfterHours * hour < now,
      };
    });
    const isLate = (job: (typeof roundJobs)[number]) => rounds.some((each) => each.job === job && each.late);
    const reconciled = rounds.find(({ job }) => job === 'reconcile-cases')?.completedAt;
    const open = failed.filter((each) => whyNotRedrivable(each, now) === undefined);
    const redrivable = (await withoutReplaced(table, open)).length;
    /** Undefined if it is not known: an alarm that may be ringing is not shown as quiet. */
    const ofQueue = (alarm: HealthAlarm, name: QueueName): [HealthAlarm, boolean][] =>
      queues.flatMap(({ queue, waiting }) =>
        queue === name && waiting !== undefined ? [[alarm, waiting > 0]] : [],
      );
    const undelivered = counts.undelivered ?? 0;
    const ringing = new Map<HealthAlarm, boolean>([
      ...ofQueue(healthAlarms.streamRecordsUnprocessed, 'stream-records'),
      ...ofQueue(healthAlarms.jobNotRun, 'job-deliveries'),
      [healthAlarms.invariantsBroken, broken > 0],
      [healthAlarms.sweepSilent, isLate('sweep-deadlines')],
      [healthAlarms.reconciliationSilent, isLate('reconcile-cases')],
      [healthAlarms.digestsSilent, isLate('send-digests')],
      [healthAlarms.noticesNotDelivered, undelivered > 0],
      [healthAlarms.workflowFailed, redrivable > 0],
    ]);
    return {
      body: {
        asOf: toInstant(now),
        invariants: {
          ...(check && { checkedAt: check.at }),
          complete: check !== undefined && reconciled !== undefined && reconciled >= check.at,
          broken,
          findings: found,
        },
        rounds,
        stream: {
          waiting: counts['effects-not-carried-out'] ?? 0,
          ...(check && { lookedAt: check.at }),
        },
        queues,
        notices: { undelivered },
        executions: { failed: redrivable },
        alarms: [...ringing].map(([{ text, ...alarm }, rings]) => ({
          ...alarm,
          text: text[language],
          ringing: rings,
        })),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable(), connectQueues()));
