import { beijingDate, endOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { Bilingual } from '../../../../lib/policy/bilingual.ts';
import { caseOfNumber, countLookup } from '../../../../lib/store/lookups.ts';
import { readApplicationNumber } from '../../../common/cases/application-number.ts';
import { connectFoundRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

/** How often a number can be looked up in one day: a proposal (I-57), so that nobody tries all ends of a telephone number. */
const mostLookups = 5;

export const handle =
  ({ table, sealing, cases }: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async ({ body, now, language }) => {
    const applicationNumber = readApplicationNumber(body.applicationNumber);
    const today = beijingDate(now);
    // Counted before anything is read, whether or not the number exists.
    if (!(await countLookup(table, applicationNumber, { date: today, most: mostLookups, now })))
      throw new Problem('too-many-tries', {}, [], Math.ceil((endOfDay(today) - now) / 1000));
    const found = await caseOfNumber(table, applicationNumber);
    // A number that does not exist takes the same steps, so that the time taken does not reveal which numbers exist.
    const tail = await sealing.phoneTail(found?.caseId ?? 'none', body.phoneTail);
    const loaded = await cases.load(found?.caseId ?? 'none');
    if (!found || !loaded || found.phoneTail !== tail) throw new Problem('status-not-found');
    const { phaseText, nextStep, deadline } = statusOf(loaded.state);
    return {
      body: {
        phaseText: phaseText[language],
        ...(deadline && { dueDate: deadline.dueDate }),
        provisional: deadline?.provisional ?? false,
        nextStep: nextStep[language],
        asOf: new Date(now).toISOString(),
      },
    };
  };

export const handler = serve(operation, () => handle(connectFoundRecords()));

const texts = {
  applied: { zh: '审核中', en: 'Being looked at' },
  decided: { zh: '已办结', en: 'Decided' },
  waitForResult: {
    zh: '请等待审核结果，我们会在期限前告知您。',
    en: 'Please wait for the result: you are told by the due date.',
  },
  answer: {
    zh: '工作人员有事项请您补充，请登录查看并答复；审核期限不因此延长。',
    en: 'You were asked for something: please sign in and answer. The due date stays.',
  },
  signIn: {
    zh: '请登录查看结果和下一步安排，或者到受理窗口查询。',
    en: 'Please sign in to read the result and what comes next, or ask at the counter.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** How far a case has come, in the same words for every result (I-34). */
function statusOf({ phase, deadlines, informationRequest }: CaseState) {
  if (phase !== 'applied') return { phaseText: texts.decided, nextStep: texts.signIn, deadline: undefined };
  const asked = informationRequest !== undefined && informationRequest.answeredAt === undefined;
  return {
    phaseText: texts.applied,
    nextStep: asked ? texts.answer : texts.waitForResult,
    deadline: Object.values(deadlines).find(({ kind }) => kind === 'decision'),
  };
}
