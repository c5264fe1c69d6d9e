import type { DeadlineKind, EventType, TaskKind } from '../../lib/domain/case/case.ts';
import type { Bilingual } from '../../lib/policy/bilingual.ts';
import type { EpisodeWording, EventTexts } from '../common/wording/episode-wording.ts';
import { afterPlacement } from './after-placement/index.ts';
import { appointment } from './appointment/index.ts';
import { assignment } from './assignment/index.ts';
import { certificate } from './certificate/index.ts';
import { claim } from './claim/index.ts';
import { closure } from './closure/index.ts';
import { dataRights } from './data-rights/index.ts';
import { death } from './death/index.ts';
import { everyEpisode } from './every-episode/index.ts';
import { followUp } from './follow-up/index.ts';
import { guaranteedLoan } from './guaranteed-loan/index.ts';
import { hardship } from './hardship/index.ts';
import { household } from './household/index.ts';
import { jobSeeker } from './job-seeker/index.ts';
import { ledger } from './ledger/index.ts';
import { mandate } from './mandate/index.ts';
import { person } from './person/index.ts';
import { proactive } from './proactive/index.ts';
import { publicPost } from './public-post/index.ts';
import { ratings } from './ratings/index.ts';
import { referral } from './referral/index.ts';
import { registration } from './registration/index.ts';
import { servicePlan } from './service-plan/index.ts';
import { signals } from './signals/index.ts';
import { transfer } from './transfer/index.ts';

/** The wording of every episode. A new episode is a folder here, and a line. */
const episodes = [
  everyEpisode,
  registration,
  jobSeeker,
  person,
  mandate,
  assignment,
  ledger,
  servicePlan,
  followUp,
  signals,
  closure,
  afterPlacement,
  transfer,
  dataRights,
  ratings,
  appointment,
  certificate,
  claim,
  household,
  publicPost,
  hardship,
  proactive,
  referral,
  guaranteedLoan,
  death,
] as const satisfies readonly EpisodeWording[];

/** The words that every episode has. */
type TotalPart = 'events' | 'tasks' | 'deadlines' | 'problems';

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type Joined<Part extends TotalPart> = Intersection<(typeof episodes)[number][Part]>;

const join = <Part extends TotalPart>(part: Part): Joined<Part> =>
  Object.assign({}, ...episodes.map((episode) => episode[part]));

// Each is complete: an event, task or deadline without words does not compile, and the error names it.

/** Without the event that opens a task: the name of the task describes it. */
export const eventTexts: Omit<EventTexts, 'task-opened'> = join('events');
export const taskTexts: Readonly<Record<TaskKind, Bilingual>> = join('tasks');
export const deadlineTexts: Readonly<Record<DeadlineKind, Bilingual>> = join('deadlines');
export const episodeProblems = join('problems');

/** The events whose words the person reads; of all others they read only what they wrote themself. */
export const wordsForThePerson: ReadonlySet<EventType> = new Set(
  episodes.flatMap((episode: EpisodeWording) => episode.wordsForThePerson ?? []),
);
