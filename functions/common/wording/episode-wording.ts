import type {
  CaseEvent,
  DeadlineKind,
  EventType,
  NoticeTemplate,
  TaskKind,
} from '../../../lib/domain/case/case.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { NoticeReader } from './notice-reader.ts';
import type { Parameters, TextsByVersion } from './notice-texts.ts';

/** The sentence for an event in a history; a function if it depends on the event. */
export type EventTexts = {
  readonly [Type in EventType]: Bilingual | ((event: CaseEvent<Type>) => Bilingual | undefined);
};

/**
 * A reason to refuse a request: the HTTP status, and a sentence for people in Chinese and in English. Where it is about a limit, the
 * sentence that names it, from what is told with the problem (`withFigures`): the first is said where that is not known.
 */
export type ProblemText = readonly [
  status: number,
  zh: string,
  en: string,
  named?: (told: Readonly<Record<string, unknown>>) => Bilingual | undefined,
];

/** What a template says in each of its versions, and what of the case is put into it. */
export interface NoticeWording {
  readonly texts: TextsByVersion;
  readonly parameters: (reader: NoticeReader) => Parameters;
}
export type NoticeWordings = Partial<Readonly<Record<NoticeTemplate, NoticeWording>>>;

/**
 * What people read about an episode, besides its notices. `functions/episodes/registry.ts` joins those of all episodes.
 */
export interface EpisodeWording {
  readonly events: Partial<EventTexts>;
  /** The events with which the agency writes something to the person, or somebody for them: they read it, too. */
  readonly wordsForThePerson?: readonly EventType[];
  /** What the worklist calls its tasks. */
  readonly tasks: Partial<Readonly<Record<TaskKind, Bilingual>>>;
  /** What lists of overdue work call its deadlines. */
  readonly deadlines: Partial<Readonly<Record<DeadlineKind, Bilingual>>>;
  /** By stable code. A code never changes its meaning; a text may be improved. */
  readonly problems: Readonly<Record<string, ProblemText>>;
}
