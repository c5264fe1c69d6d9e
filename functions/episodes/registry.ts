import type { DeadlineKind, TaskKind } from '../../lib/domain/case/case.ts';
import type { Bilingual } from '../../lib/policy/bilingual.ts';
import type { EpisodeWording, EventTexts } from '../common/wording/episode-wording.ts';
import { afterPlacement } from './after-placement/index.ts';
import { assignment } from './assignment/index.ts';
import { closure } from './closure/index.ts';
import { everyEpisode } from './every-episode/index.ts';
import { followUp } from './follow-up/index.ts';
import { ledger } from './ledger/index.ts';
import { registration } from './registration/index.ts';
import { servicePlan } from './service-plan/index.ts';
import { signals } from './signals/index.ts';
import { transfer } from './transfer/index.ts';

/** The wording of every episode. A new episode is a folder here, and a line. */
const episodes = [
  everyEpisode,
  registration,
  assignment,
  ledger,
  servicePlan,
  followUp,
  signals,
  closure,
  afterPlacement,
  transfer,
] as const satisfies readonly EpisodeWording[];

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type Joined<Part extends keyof EpisodeWording> = Intersection<(typeof episodes)[number][Part]>;

const join = <Part extends keyof EpisodeWording>(part: Part): Joined<Part> =>
  Object.assign({}, ...episodes.map((episode) => episode[part]));

// Each is total: an event, task or deadline without its words does not compile, and the error names it.

/** But that a task was opened, which is told by the name of the task. */
export const eventTexts: Omit<EventTexts, 'task-opened'> = join('events');
export const taskTexts: Readonly<Record<TaskKind, Bilingual>> = join('tasks');
export const deadlineTexts: Readonly<Record<DeadlineKind, Bilingual>> = join('deadlines');
export const episodeProblems = join('problems');
