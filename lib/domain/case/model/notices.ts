import { beijingDate } from '../../calendar/local-date.ts';
import type { EpisodeFor, Place } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import {
  type AddressedNotice,
  type NoticeTemplateDefinition,
  type Recipient,
  type SentNotice,
  templateVersionOn,
} from '../kernel/notice.ts';
import { carriedParts } from './history.ts';

/** A notice caused by an event. Its text is made when it is fetched. */
export interface NoticeOf<Template extends string> {
  /** The number of its event and its template: the same whenever it is computed, and unique in a case. */
  readonly noticeId: string;
  readonly sequence: number;
  readonly template: Template;
  readonly templateVersion: number;
  readonly to: Recipient;
  readonly at: string;
}

/** Returns a function that decides whether a notice is no longer to be sent, given the present state of the case. */
export function makeHasLapsed<State, Event extends AnyEvent>(
  episodes: readonly EpisodeFor<State, Event, never>[],
) {
  const lapses = episodes.flatMap(({ notices }) => (notices?.lapse ? [notices.lapse] : []));
  return (notice: SentNotice, state: State): boolean => lapses.some((lapse) => lapse(notice, state));
}

/** Returns a function that finds the notices that an event causes. */
export function makeNoticesOf<State, Event extends AnyEvent, Template extends string>(
  episodes: readonly EpisodeFor<State, Event, never>[],
  templates: Readonly<Record<Template, NoticeTemplateDefinition>>,
) {
  const tells = new Map<string, ((event: Event, place: Place) => readonly AddressedNotice[])[]>();
  for (const [type, tell] of episodes.flatMap(({ notices }) => Object.entries(notices?.tells ?? {})))
    tells.set(type, [...(tells.get(type) ?? []), tell]);
  const carried = carriedParts(episodes).flatMap(({ part, definition: { tells: tell } }) =>
    tell ? [{ part, tell }] : [],
  );
  const isTemplate = (name: string): name is Template => Object.hasOwn(templates, name);

  /**
   * The notices caused by an event. They depend only on the event and the place of its case, so that they are the same when
   * stored and when published. Staff get no notice here of deadlines that come near or pass: a daily digest reports them
   * together. Nobody gets a notice of what they have just done themselves.
   */
  return (event: Event, sequence: number, place: Place): readonly NoticeOf<Template>[] =>
    [
      ...(tells.get(event.type) ?? []).flatMap((tell) => tell(event, place)),
      ...carried.flatMap(({ part, tell }) => {
        const value = event.data[part];
        return value === undefined ? [] : tell(value, place);
      }),
    ].map(({ template, to }) => {
      if (!isTemplate(template)) throw new Error(`there is no template ${template}`);
      const { versions } = templates[template];
      return {
        noticeId: `${sequence}-${template}`,
        sequence,
        template,
        templateVersion: templateVersionOn(versions, beijingDate(Date.parse(event.at))),
        to,
        at: event.at,
      };
    });
}
