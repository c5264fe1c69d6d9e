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
 * A reason to refuse a request: the HTTP status, and a sentence in Chinese and in English. If it is about a limit, `named`
 * makes the sentence that states the limit, from the details of the problem (`withFigures`). The first sentence is used if the
 * limit is not known.
 */
export type ProblemText = readonly [
  status: number,
  zh: string,
  en: string,
  named?: (told: Readonly<Record<string, unknown>>) => Bilingual | undefined,
];

/** The texts of a template in each of its versions, and the parameters that the case provides for them. */
export interface NoticeWording {
  readonly texts: TextsByVersion;
  readonly parameters: (reader: NoticeReader) => Parameters;
}
export type NoticeWordings = Partial<Readonly<Record<NoticeTemplate, NoticeWording>>>;

/**
 * The texts that people read about an episode, besides its notices. `functions/episodes/registry.ts` joins those of all
 * episodes.
 */
export interface EpisodeWording {
  readonly events: Partial<EventTexts>;
  /**
   * The events whose free text by the agency is meant for the person, or for somebody acting for them, so that they may read
   * it.
   */
  readonly wordsForThePerson?: readonly EventType[];
  /** The names of its tasks on the worklist. */
  readonly tasks: Partial<Readonly<Record<TaskKind, Bilingual>>>;
  /** The names of its deadlines in lists of overdue work. */
  readonly deadlines: Partial<Readonly<Record<DeadlineKind, Bilingual>>>;
  /** By stable code. A code never changes its meaning; a text may be improved. */
  readonly problems: Readonly<Record<string, ProblemText>>;
}
