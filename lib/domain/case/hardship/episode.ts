import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import { reworded, tellPerson, toAgency, toPerson, withLastDay, withoutObjection } from '../kernel/notice.ts';
import type { OneToOneRules } from '../ledger/one-to-one.ts';
import { isHardshipContested, openRecognition } from './chain.ts';
import { type ContinuedHardship, type HardshipEvent, type HardshipStart, hardshipEvents } from './events.ts';
import { contestedHardship, hasObjected } from './exit.ts';
import { brokenHardship, hardshipFindings } from './invariants.ts';
import { hardshipReducers, withAsked, withContinued, withStart } from './reducer.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipRules } from './rules.ts';
import { type HardshipSlice, hardshipSlice } from './state.ts';
import {
  assistancePlanTask,
  candidateTask,
  chainTasks,
  checkTask,
  decisionTask,
  noticeObjectionTask,
  noticeTask,
  objectionTask,
  publicationTask,
  reviewTask,
  taskNumber,
  workflowInput,
} from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;
const person = ['applicant', 'representative', 'officer'] as const;

/** The execution of a round: it waits for each step of the region in turn. */
function roundOf(recognition: number, round: number) {
  const sequence = taskNumber(recognition, round);
  const input = workflowInput(sequence);
  return { sequence, input, tasks: Object.values(input) };
}

const isRecognisedNow = ({ hardship }: HardshipSlice): boolean =>
  hardship?.recognitions.at(-1)?.status === 'recognised';

/** Whether there is a contestable decision without an objection. */
const isContestable = (state: HardshipSlice): boolean => {
  const contested = contestedHardship(state);
  return contested !== undefined && !hasObjected(contested.recognition, contested.against);
};

/**
 * The recognition of employment difficulty (就业困难人员认定): people are found, recognised and helped as cases appear. It takes steps
 * by different people, a public notice if the region requires one, a decision, the individual plan, and the exit.
 */
export const hardshipEpisode = defineEpisode({
  name: 'hardship',
  slice: hardshipSlice,
  events: hardshipEvents,
  reducers: hardshipReducers,
  carries: {
    hardshipAsked: { apply: withAsked, sensitive: ['categories'] },
    hardshipBegun: {
      apply: withStart,
      starts: ({ number }: HardshipStart) => roundOf(number, 1),
      sensitive: ['categories'],
    },
    hardshipContinued: {
      apply: withContinued,
      tells: (_continued: ContinuedHardship) => tellPerson('hardship-continued'),
      sensitive: ['categories'],
    },
  },
  tasks: [candidateTask, ...chainTasks, noticeObjectionTask, assistancePlanTask, objectionTask],
  taskFacts: {
    'decide-hardship': { isForSupervisor: () => true },
    'decide-hardship-objection': { isForSupervisor: () => true },
  },
  resumes: [
    { task: candidateTask, isResumed: () => true },
    { task: checkTask, isResumed: () => true },
    { task: publicationTask, isResumed: () => true },
    { task: noticeTask, isResumed: () => true },
    { task: reviewTask, isResumed: () => true },
    { task: decisionTask, isResumed: () => true, forSupervisor: true },
    { task: noticeObjectionTask, isResumed: () => true },
    { task: assistancePlanTask, isResumed: () => true },
  ],
  workflow: {
    name: 'hardship',
    starts: {
      'hardship-returned': ({ data: { number, again } }: HardshipEvent<'hardship-returned'>) =>
        roundOf(number, again.round),
      'hardship-objection-decided': ({
        data: { number, again },
      }: HardshipEvent<'hardship-objection-decided'>) => again && roundOf(number, again.round),
    },
  },
  notices: {
    templates: {
      'hardship-candidate': withLastDay(toPerson),
      'hardship-recognised': withLastDay(toPerson),
      'hardship-continued': withLastDay(toPerson),
      'hardship-refused': withoutObjection(toPerson),
      'hardship-exited': reworded(toPerson, '2026-12-02'),
      // Remedies are mentioned if the decision is confirmed; from the last version on, what follows after the registration.
      'hardship-objection-decided': reworded(
        reworded(withoutObjection(toPerson), '2026-12-02'),
        '2026-12-03',
      ),
      // From then on it lists what can be claimed.
      'assistance-plan-made': {
        ...toPerson,
        versions: [...toPerson.versions, { version: 2, from: '2026-12-01' }],
      },
      'hardship-to-decide': withLastDay(toAgency),
      'hardship-objection-to-decide': withLastDay(toAgency),
    },
    tells: {
      'hardship-candidate-found': () => tellPerson('hardship-candidate'),
      'hardship-step-taken': ({ data }: HardshipEvent<'hardship-step-taken'>, place: Place) =>
        toDecide(data.next.step, place),
      'hardship-notice-ended': ({ data }: HardshipEvent<'hardship-notice-ended'>, place: Place) =>
        toDecide(data.next.step, place),
      'hardship-recognised': () => tellPerson('hardship-recognised'),
      'hardship-refused': () => tellPerson('hardship-refused'),
      'hardship-exited': () => tellPerson('hardship-exited'),
      'assistance-plan-made': () => tellPerson('assistance-plan-made'),
      'hardship-objected': (_event: HardshipEvent<'hardship-objected'>, { district }: Place) => [
        { template: 'hardship-objection-to-decide', to: { kind: 'district-supervisors', district } },
      ],
      'hardship-objection-decided': () => tellPerson('hardship-objection-decided'),
    },
  },
  // At the counter, too, it is the person who applies or objects. Anybody may object to a public notice.
  hears: {
    'hardship-applied-for': atOnce,
    'hardship-withdrawn': atOnce,
    'hardship-objected': atOnce,
    'hardship-candidate-answered': (event: HardshipEvent<'hardship-candidate-answered'>) =>
      event.data.answer === 'not-so' ? undefined : event.at,
  },
  actions: {
    'apply-for-hardship': {
      roles: { registered: person },
      offered: (state: HardshipSlice) =>
        !openRecognition(state) && !isHardshipContested(state) && !isRecognisedNow(state),
    },
    'withdraw-hardship': {
      roles: { registered: person },
      offered: (state: HardshipSlice) => openRecognition(state) !== undefined,
    },
    'answer-hardship-candidate': { roles: { registered: staff }, task: [candidateTask.kind] },
    'check-hardship': { roles: { registered: staff }, task: [checkTask.kind, reviewTask.kind] },
    'publish-hardship-notice': { roles: { registered: staff }, task: [publicationTask.kind] },
    'object-to-hardship-notice': {
      roles: { registered: staff },
      offered: (state: HardshipSlice) => openRecognition(state)?.status === 'on-notice',
    },
    'answer-hardship-notice-objection': {
      roles: { registered: staff },
      task: [noticeObjectionTask.kind],
    },
    'end-hardship-notice': { roles: { registered: staff }, task: [noticeTask.kind] },
    'decide-hardship': { roles: { registered: ['supervisor'] }, task: [decisionTask.kind] },
    'make-assistance-plan': { roles: { registered: staff }, task: [assistancePlanTask.kind] },
    'exit-hardship': {
      roles: { registered: ['supervisor'], closed: ['supervisor'] },
      offered: isRecognisedNow,
    },
    'object-to-hardship': { roles: { registered: person, closed: person }, offered: isContestable },
    'decide-hardship-objection': {
      roles: { registered: ['supervisor'], closed: ['supervisor'] },
      task: [objectionTask.kind],
    },
  },
  published: {
    'hardship-recognised': ['taskId'],
    'hardship-refused': ['taskId'],
    'hardship-exited': ['number'],
  },
  // The groups to which somebody belongs, and why they do or no longer do.
  sensitive: {
    state: [
      'hardship.asked.categories',
      'hardship.recognitions.*.categories',
      'hardship.recognitions.*.refusalReason',
      'hardship.recognitions.*.exit.reason',
      'hardship.recognitions.*.plan.subsidies',
      'hardship.candidates.*.grounds',
    ],
    events: {
      'hardship-candidate-found': ['grounds'],
      'hardship-notice-published': ['shownAs'],
      'hardship-recognised': ['categories'],
      'hardship-refused': ['reason'],
      'assistance-plan-made': ['subsidies'],
      'hardship-exited': ['reason'],
      'hardship-objection-decided': ['recognised.categories'],
    },
  },
  invariants: { findings: hardshipFindings, broken: brokenHardship },
  rules: declares<HardshipRules & OneToOneRules>(),
  refusals: declares<HardshipRefusal>(),
});

/** Supervisors are told when there is something to decide. */
const toDecide = (step: string, { district }: Place) =>
  step === 'decision'
    ? [{ template: 'hardship-to-decide', to: { kind: 'district-supervisors' as const, district } }]
    : [];
