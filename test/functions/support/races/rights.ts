import { handle as raiseObjection } from '../../../../functions/api/closure/raise-objection/handler.ts';
import { handle as decideDeletion } from '../../../../functions/api/data-rights/decide-deletion/handler.ts';
import { handle as destroyRecords } from '../../../../functions/api/data-rights/destroy-records/handler.ts';
import { handle as liftRestriction } from '../../../../functions/api/data-rights/lift-restriction/handler.ts';
import { handle as requestDeletion } from '../../../../functions/api/data-rights/request-deletion/handler.ts';
import { handle as restrictProcessing } from '../../../../functions/api/data-rights/restrict-processing/handler.ts';
import { handle as declareInterest } from '../../../../functions/api/officers/declare-interest/handler.ts';
import { handle as reassignCase } from '../../../../functions/api/officers/reassign-case/handler.ts';
import { handle as reassignCases } from '../../../../functions/api/officers/reassign-cases/handler.ts';
import { handle as saveOfficer } from '../../../../functions/api/officers/save-officer/handler.ts';
import { handle as answerCorrection } from '../../../../functions/api/persons/answer-correction/handler.ts';
import { handle as correctPerson } from '../../../../functions/api/persons/correct-person/handler.ts';
import { handle as grantMandate } from '../../../../functions/api/persons/grant-mandate/handler.ts';
import { handle as requestCorrection } from '../../../../functions/api/persons/request-correction/handler.ts';
import { handle as reveal } from '../../../../functions/api/persons/reveal-personal-data/handler.ts';
import { handle as revokeMandate } from '../../../../functions/api/persons/revoke-mandate/handler.ts';
import { handle as submitApplication } from '../../../../functions/api/registration/submit-application/handler.ts';
import { applicationSchema } from '../../../../functions/api/registration/submit-application/operation.ts';
import { handle as reportChange } from '../../../../functions/api/signals/report-change/handler.ts';
import { handle as transfer } from '../../../../functions/api/transfer/transfer-registration/handler.ts';
import { closed, planned } from '../../../domain/case/support/told.ts';
import { person } from '../../../store/support/persons.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { application, identityNumber } from '../../../support/applications.ts';
import { type Act, type Make, type Scene, scenesOf, stored, sweeping } from './scenes.ts';

const place = { jurisdiction: '50', districts: ['50'] };
const officer = { ...place, role: 'officer', subject: 'officer-chongqing' };
const supervisor = { ...place, role: 'supervisor', subject: 'supervisor-chongqing-2' };
const helper = { role: 'applicant', subject: 'helper', identityNumber: identityNumber() };
const applicant = { role: 'applicant', subject: 'applicant' };

const act = (
  make: unknown,
  by: object,
  body: NonNullable<Act['body']> = {},
  more: Partial<Act> = {},
): Act => ({ make: make as Make, by, body, ...more });
const onTask = (make: unknown, taskId: string, by: object, body: object): Act =>
  act(make, by, body, { path: ({ caseId }) => ({ caseId, taskId }) });
const corrected = identityNumber();
const atCounter = { channel: 'counter', seen: 'identity-card' };
const who = ({ number = '' }: Scene['ids']) => ({
  ...{ name: '欧阳慧敏', phone: '13912345678' },
  identityNumber: number,
});
const given = (to: string): Act => act(reassignCase, supervisor, { officer: to });
const handedOver = (from: string): Act =>
  act(
    reassignCases,
    supervisor,
    { from, dryRun: false },
    {
      path: {},
      // If somebody else was faster, the result is listed as what it is, or not at all.
      tells: ({ results }: { results: { outcome: string }[] }) =>
        results.filter(({ outcome }) => outcome === 'assigned').length,
    },
  );
const entered = (subject: string, more: object = {}): Act =>
  act(saveOfficer, supervisor, { districts: ['500103'], ...more }, { ofTable: true, path: { subject } });

/** The acts on a person's data, on who acts for them, and on who has their case. */
export const rightsActs: Readonly<Record<string, Act>> = {
  'ask for deletion': act(requestDeletion, applicant, { channel: 'online', statement: '请求删除。' }),
  'grant the deletion': onTask(decideDeletion, 'decide-deletion-1', supervisor, {
    ...{ ground: 'retention-over', explanation: '保存期限已满。' },
  }),
  'refuse the deletion': onTask(decideDeletion, 'decide-deletion-1', supervisor, {
    ...{ ground: 'retention-not-over', explanation: '仍在保存期限内。' },
  }),
  destroy: act(destroyRecords, supervisor, { appraisal: '渝人社档销〔2037〕1号' }),
  restrict: act(restrictProcessing, officer, atCounter),
  'lift the restriction': act(liftRestriction, officer, atCounter),
  'let somebody act': act(grantMandate, officer, {
    ...{ representative: 'helper', from: '2026-11-20', until: '2027-02-28', seen: 'identity-card' },
  }),
  'let somebody act no more': act(
    revokeMandate,
    applicant,
    {},
    { path: ({ caseId }) => ({ caseId, mandateId: 'mandate-1' }) },
  ),
  'object for them': act(raiseObjection, helper, { statement: '本人没有就业。' }),
  'report for them': act(reportChange, helper, { kind: 'found-work', asOf: '2026-11-20' }),
  'correct the number': act(correctPerson, officer, { identityNumber: corrected, seen: 'identity-card' }),
  'ask for a correction': act(requestCorrection, applicant, { field: 'name', words: '姓名有误。' }),
  'answer the correction': onTask(answerCorrection, 'answer-correction-1', officer, {
    ...{ outcome: 'as-it-is', explanation: '经核对无误。' },
  }),
  reveal: act(reveal, officer, { fields: ['name'], reason: 'contact' }),
  'apply again': act(
    submitApplication,
    applicant,
    (ids) => applicationSchema.parse(application({ applicant: who(ids) })),
    { path: {}, makesCase: true },
  ),
  move: act(
    transfer,
    officer,
    { district: '500106', placeBasis: 'residence', statement: '本人已迁居。' },
    { makesCase: true },
  ),
  'enter officer li': entered('li'),
  'enter officer wang': entered('wang'),
  'say that li has left': entered('li', { leftOn: '2026-11-20' }),
  'give it to li': given('li'),
  'give it to wang': given('wang'),
  'hand over the cases of li': handedOver('li'),
  'hand over the cases of wang': handedOver('wang'),
  'say that li is related': act(declareInterest, supervisor, { relation: 'relative', officer: 'li' }),
  sweep: { ...sweeping, doesMany: true },
};

/** The scenes of a person's data, of a mandate and of who has a case. */
export async function rightsScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const story = async (life: ReturnType<typeof closed>, ...steps: Parameters<typeof scenesOf>[3]) => {
    const records = await fresh();
    const someone = person();
    await stored(records, life, someone);
    const ids = { caseId: life.caseId, number: someone.identityNumber };
    return scenesOf(records, rightsActs, { ids, now: life.now }, steps);
  };
  const day = 86_400_000;
  const years = 365 * day;
  const kept = ['restrict', 'correct the number', 'reveal', 'apply again', 'ask for a correction'];
  const ofLi = ['give it to li', 'give it to wang', 'hand over the cases of li', 'say that li is related'];
  const stories = [
    await story(
      closed('chongqing'),
      { scene: 'a registration that has ended', acts: ['ask for deletion', 'let somebody act', ...kept] },
      { waits: 31 * years },
      'ask for deletion',
      {
        scene: 'a deletion that is asked for',
        acts: ['grant the deletion', 'refuse the deletion', 'apply again', 'correct the number', 'restrict'],
      },
      'grant the deletion',
      { scene: 'a deletion that is granted', acts: ['sweep', 'apply again', 'reveal', 'restrict'] },
      { waits: 60 * day },
      {
        scene: 'a deletion that is due',
        acts: ['sweep', 'apply again', 'reveal', 'restrict', 'let somebody act', 'ask for a correction'],
      },
    ),
    await story(
      closed('chongqing'),
      { waits: 31 * years },
      {
        scene: 'records whose time is over',
        acts: ['destroy', 'ask for deletion', 'let somebody act', ...kept],
      },
    ),
    await story(
      planned('chongqing'),
      {
        scene: 'nobody who acts for them',
        acts: ['let somebody act', 'move', 'restrict', 'report for them'],
      },
      'let somebody act',
      {
        scene: 'somebody who acts for them',
        acts: ['let somebody act no more', 'report for them', 'move', 'restrict', 'correct the number'],
      },
    ),
    await story(planned('chongqing'), 'enter officer li', 'enter officer wang', 'give it to li', {
      scene: 'a case of li',
      acts: [...ofLi, 'say that li has left', 'hand over the cases of wang', 'move'],
    }),
  ];
  return stories.flat();
}
