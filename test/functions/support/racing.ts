import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { handle as decideClosure } from '../../../functions/api/closure/decide-closure/handler.ts';
import { handle as decideObjection } from '../../../functions/api/closure/decide-objection/handler.ts';
import { handle as proposeClosure } from '../../../functions/api/closure/propose-closure/handler.ts';
import { handle as raiseObjection } from '../../../functions/api/closure/raise-objection/handler.ts';
import { handle as confirmIdentity } from '../../../functions/api/persons/confirm-identity/handler.ts';
import { handle as correctPerson } from '../../../functions/api/persons/correct-person/handler.ts';
import { handle as decideApplication } from '../../../functions/api/registration/decide-application/handler.ts';
import { handle as endJobSeeker } from '../../../functions/api/registration/end-job-seeker-registration/handler.ts';
import { handle as registerAsJobSeeker } from '../../../functions/api/registration/register-as-job-seeker/handler.ts';
import { handle as registerJobSeeker } from '../../../functions/api/registration/register-job-seeker/handler.ts';
import { jobSeekerSchema } from '../../../functions/api/registration/register-job-seeker/operation.ts';
import { handle as submitApplication } from '../../../functions/api/registration/submit-application/handler.ts';
import { applicationSchema } from '../../../functions/api/registration/submit-application/operation.ts';
import { handle as withdrawApplication } from '../../../functions/api/registration/withdraw-application/handler.ts';
import { handle as reportChange } from '../../../functions/api/signals/report-change/handler.ts';
import { handle as requestTransfer } from '../../../functions/api/transfer/request-transfer/handler.ts';
import { handle as transferRegistration } from '../../../functions/api/transfer/transfer-registration/handler.ts';
import { asProblem } from '../../../functions/common/http/busy.ts';
import { Problem } from '../../../functions/common/http/problems.ts';
import { handle as sweepDeadlines } from '../../../functions/schedules/sweep-deadlines/handler.ts';
import { brokenInvariants, type CaseEvent } from '../../../lib/domain/case/case.ts';
import { hasItsPlace } from '../../../lib/store/active-cases.ts';
import { CaseStore } from '../../../lib/store/cases.ts';
import { keys } from '../../../lib/store/keys.ts';
import type { Item } from '../../../lib/store/table.ts';
import type { ToldCase } from '../../domain/case/support/told.ts';
import { person } from '../../store/support/persons.ts';
import type { recordsForFile, TestRecords } from '../../store/support/records.ts';
import { application, districtOf, identityNumber } from '../../support/applications.ts';

/** The connections with which somebody writes: a process of their own. */
type Process = Pick<TestRecords, 'table' | 'sealing' | 'cases' | 'comparison'>;

/** A case at some point of its life, with everything that is stored. */
export interface Standing {
  /** The event after which it is. */
  readonly after: string;
  readonly items: readonly Item[];
  readonly caseId: string;
  /** The tasks that are open. */
  readonly tasks: readonly string[];
  readonly number: string;
  readonly now: number;
}

type Make = (records: Process) => (request: never) => Promise<unknown>;
interface Act {
  readonly name: string;
  /** Returns `done`, or the code of the problem. */
  readonly run: (records: Process, at: Standing) => Promise<string>;
}

const staff = { jurisdiction: '50', districts: ['50'] };
const officer = { ...staff, role: 'officer', subject: 'officer-chongqing' };
const supervisor = { ...staff, role: 'supervisor', subject: 'supervisor-chongqing-2' };
const applicant = { role: 'applicant', subject: 'applicant' };

/** An act by the operation that it is, with its body, and the task that it answers, by the beginning of its id. */
const act = (
  name: string,
  make: Make,
  principal: object,
  body: object | ((at: Standing) => object) = {},
  task = '',
): Act => ({
  name,
  run: async (records, at) => {
    const taskId = at.tasks.find((id) => id.startsWith(task)) ?? `${task}-1`;
    const sent = typeof body === 'function' ? body(at) : body;
    const identity = principal === applicant ? { identityNumber: at.number } : {};
    const request = {
      principal: { ...principal, ...identity },
      language: 'zh',
      now: at.now,
      path: { caseId: at.caseId, taskId },
      query: {},
      headers: {},
      body: sent,
      rawBody: JSON.stringify(sent),
      answerHeaders: {},
    };
    return answered(() => make(records)(request as never));
  },
});

/** @throws any error that is not a problem, which a person would see as status 500 */
export async function answered(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'done';
  } catch (error) {
    const problem = error instanceof Problem ? error : asProblem(error);
    if (!problem) throw error;
    return problem.code;
  }
}

const who = ({ number }: Standing) => ({ name: '欧阳慧敏', identityNumber: number, phone: '13912345678' });
const district = districtOf('chongqing');
const elsewhere = { district: '500106', placeBasis: 'residence', statement: '本人已迁居。' };
const corrected = identityNumber();

/** Acts that write the same case, the person of it, or the one place that they have; and the sweep. */
export const acts: readonly Act[] = [
  act('withdraw', withdrawApplication as Make, applicant),
  act(
    'approve',
    decideApplication as Make,
    officer,
    { outcome: 'approve', overruledEvidence: [] },
    'decide-application',
  ),
  act(
    'refuse',
    decideApplication as Make,
    officer,
    { outcome: 'refuse', reason: 'in-employment', explanation: '已核实。' },
    'decide-application',
  ),
  act('confirm', confirmIdentity as Make, officer, { seen: 'identity-card' }),
  act('correct', correctPerson as Make, officer, { identityNumber: corrected, seen: 'identity-card' }),
  act('propose', proposeClosure as Make, officer, {
    reason: 'employed',
    evidence: [{ kind: 'employment-record', source: 'employment-register', on: '2026-11-18' }],
  }),
  act('report', reportChange as Make, officer, { kind: 'found-work', asOf: '2026-11-20' }),
  act('close', decideClosure as Make, supervisor, { close: true, explanation: '已核实。' }, 'decide-closure'),
  act('keep', decideClosure as Make, supervisor, { close: false, explanation: '仍失业。' }, 'decide-closure'),
  act('object', raiseObjection as Make, applicant, { statement: '本人没有就业。' }),
  act(
    'reinstate',
    decideObjection as Make,
    supervisor,
    { uphold: true, explanation: '予以恢复。' },
    'decide-objection',
  ),
  act('move', transferRegistration as Make, officer, elsewhere),
  act('ask to move', requestTransfer as Make, officer, ({ number }) => ({
    ...elsewhere,
    identityNumber: number,
  })),
  act('take the offer', registerAsJobSeeker as Make, applicant),
  act('leave', endJobSeeker as Make, officer, { reason: 'own-wish' }),
  act('apply again', submitApplication as Make, applicant, (at) =>
    applicationSchema.parse(application({ applicant: who(at) })),
  ),
  act('seek work', registerJobSeeker as Make, applicant, (at) =>
    jobSeekerSchema.parse({ district, channel: 'online', applicant: who(at), truthCommitment: true }),
  ),
  {
    name: 'sweep',
    run: ({ table }, { now }) =>
      answered(() => sweepDeadlines({ table, cases: new CaseStore(table) })(undefined, now)),
  },
];

/** A life at each of its events, as it is stored then. */
export async function standings(
  records: TestRecords,
  { caseId, events: [first, ...others] }: ToldCase,
  sequences: readonly number[],
): Promise<Standing[]> {
  const someone = person();
  const event = first?.event as CaseEvent<'application-submitted'>;
  await records.cases.create({ caseId, event, person: someone });
  const found: Standing[] = [];
  for (const { sequence, event: next } of [{ sequence: 1, event }, ...others]) {
    if (sequence > 1)
      await records.cases.change(caseId, () => ({ change: { event: next }, answer: undefined }));
    if (sequences.includes(sequence))
      found.push({
        after: next.type,
        items: await records.everything(),
        caseId,
        tasks: Object.keys((await records.cases.load(caseId))?.state.tasks ?? {}),
        number: someone.identityNumber,
        now: Date.parse(next.at) + 3_600_000,
      });
  }
  return found;
}

/** What is stored of a standing, in a table of its own. */
export async function restored(
  file: ReturnType<typeof recordsForFile>,
  { items }: Pick<Standing, 'items'>,
): Promise<TestRecords> {
  const records = await file.fresh();
  for (let first = 0; first < items.length; first += 25)
    await records.documents.send(
      new BatchWriteCommand({
        RequestItems: {
          [records.tableName]: items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } })),
        },
      }),
    );
  return records;
}

/** The outcome of all cases, without random values: what has happened, what is open, and what is broken. */
export async function pictureOf({ cases, table, everything }: TestRecords, now: number) {
  const heads = (await everything()).filter(({ SK }) => SK === keys.head);
  const seen = await Promise.all(
    heads.map(async (head) => {
      const caseId = String(head.caseId);
      const loaded = await cases.load(caseId);
      if (!loaded) throw new Error('a head without a case');
      const { state } = loaded;
      const history = await cases.history(caseId);
      return {
        phase: state.phase,
        events: history.map(({ event }) => event.type).sort(),
        tasks: Object.keys(state.tasks).sort(),
        deadlines: Object.keys(state.deadlines).sort(),
        broken: brokenInvariants(state, now),
        hasItsPlace: await hasItsPlace(table, loaded),
      };
    }),
  );
  return seen.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
