import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { type NoticeTemplate, noticeTemplates } from '../../../lib/domain/case/case.ts';
import { notifyClosure } from '../../../lib/domain/case/closure/decide.ts';
import { templateVersionOn } from '../../../lib/domain/case/kernel/notice.ts';
import { notifyResult } from '../../../lib/domain/case/registration/notify-result.ts';
import { connectCases } from '../../common/cases/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask, system } from '../../common/http/task.ts';

const records = connectCases();

const templates = {
  registered: 'registration-approved',
  refused: 'registration-refused',
  'job-seeker': 'registration-refused',
  withdrawn: 'application-withdrawn',
} as const satisfies Readonly<Record<string, NoticeTemplate>>;

/** The version of the texts in force is kept with each notice, so that what was told can be shown. */
const templateInForce = <Template extends NoticeTemplate>(template: Template, now: number) => ({
  template,
  templateVersion: templateVersionOn(noticeTemplates[template].versions, beijingDate(now)),
});

/**
 * Tells the person the result, or that the registration was closed, where they find it (SX-1.2, QH-1.2, CQ-1.2, YN-1.2.1 "feed back the result"):
 * it stands in their case from now on, and a message without any of its contents goes out on the bus (I-34).
 */
export const handler = serveTask(
  'issue-notice',
  z.strictObject({ caseId: caseIdSchema }),
  async ({ caseId }, now) => {
    const changed = await records.cases.change(caseId, ({ state }) => {
      const context = { now, actor: system('issue-notice') };
      if (state.phase === 'applied') throw new Error(`case ${caseId} has no result to tell`);
      const event =
        state.phase === 'closed'
          ? notifyClosure(state, templateInForce('registration-closed', now), context)
          : notifyResult(
              state,
              { notice: 'result-1', ...templateInForce(templates[state.phase], now) },
              context,
            );
      return { change: event && { event }, answer: undefined };
    });
    if (!changed) throw new Error(`case ${caseId} does not exist`);
    return { caseId };
  },
);
