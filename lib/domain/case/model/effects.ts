import { corePublished } from '../kernel/core.ts';
import type { AnyEpisode, EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { executionName } from '../kernel/ids.ts';
import type { SentNotice } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { makeStartOf } from './history.ts';
import type { NoticeOf } from './notices.ts';

/**
 * What has to happen outside the case because of an event. Each effect may be carried out twice or late without harm: an
 * execution always has the same name, a woken task stays awake, and a message carries the identity of its event. Code that
 * carries them out ends with `effect satisfies never`.
 */
export type EffectOf<Workflow extends string> =
  | {
      readonly kind: 'start-execution';
      readonly workflow: Workflow;
      readonly name: string;
      readonly input: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wake-task'; readonly taskId: string; readonly outcome: string }
  | {
      readonly kind: 'publish';
      readonly detailType: string;
      readonly detail: Readonly<Record<string, unknown>>;
    };

/** `application-submitted` is published as `Case.ApplicationSubmitted`. */
export const detailTypeOf = (type: string): string =>
  `Case.${type.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;

/** The parts of its data that each type of event publishes. */
export const publishedBy = (episodes: readonly AnyEpisode[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...episodes.map(({ published }) => published ?? {}), corePublished].flatMap((each) =>
      Object.entries<readonly string[]>(each),
    ),
  );

/** Builds the functions that return the effects of an event. */
export function makeEffects<
  State extends KernelState,
  Event extends AnyEvent,
  Workflow extends string,
  Template extends string,
>(
  episodes: readonly EpisodeFor<State, Event, never>[],
  noticesOf: (event: Event, sequence: number, state: State) => readonly NoticeOf<Template>[],
  hasLapsed: (notice: SentNotice, state: State) => boolean,
  isWorkflow: (name: string) => name is Workflow,
) {
  const startOf = makeStartOf(episodes);
  const published = publishedBy(episodes);
  const waking = new Set(
    episodes.flatMap(({ tasks = [] }) =>
      tasks.filter(({ wakesWorkflow }) => wakesWorkflow).map(({ kind }) => kind),
    ),
  );

  const publicPartsOf = (event: Event): Readonly<Record<string, string | number>> =>
    Object.fromEntries(
      (published.get(event.type) ?? []).flatMap((name) => {
        const value = event.data[name];
        return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
      }),
    );

  /**
   * A message for each notice to deliver, without its text and its phone number: the delivery adapter fetches those. A notice
   * that has lapsed by now has no message.
   */
  const noticeMessages = (event: Event, sequence: number, state: State): readonly EffectOf<Workflow>[] =>
    noticesOf(event, sequence, state)
      .filter((notice) => !hasLapsed({ ...notice, issuedAt: notice.at }, state))
      .map(({ noticeId, template, templateVersion, to, at }) => ({
        kind: 'publish',
        detailType: 'Notice.Issued',
        detail: {
          eventId: `${state.caseId}#${noticeId}`,
          caseId: state.caseId,
          noticeId,
          at,
          region: state.region,
          district: state.district,
          template,
          templateVersion,
          recipient: to.kind,
        },
      }));

  return {
    /**
     * The effects of an event, given the case after this event or later. Messages contain only parts of the event: no personal
     * data.
     * @param sequence the number of the event in the history of the case
     */
    effectsOf(event: Event, sequence: number, state: State): readonly EffectOf<Workflow>[] {
      const { caseId } = state;
      const effects: EffectOf<Workflow>[] = [];
      const start = startOf(event);
      if (start) {
        const { workflow, input } = start;
        if (!isWorkflow(workflow)) throw new Error(`there is no workflow ${workflow}`);
        const name = executionName(caseId, workflow, start.sequence);
        // Byte for byte the same in every attempt.
        effects.push({ kind: 'start-execution', workflow, name, input: { caseId, ...input } });
      }
      for (const [taskId, ended] of Object.entries(state.endedTasks))
        if (ended.sequence === sequence && waking.has(ended.kind))
          effects.push({ kind: 'wake-task', taskId, outcome: ended.outcome });
      effects.push({
        kind: 'publish',
        detailType: detailTypeOf(event.type),
        detail: {
          eventId: `${caseId}#${sequence}`,
          caseId,
          sequence,
          at: event.at,
          region: state.region,
          district: state.district,
          data: publicPartsOf(event),
        },
      });
      effects.push(...noticeMessages(event, sequence, state));
      return effects;
    },

    /** The tasks put on the worklist by the workflow that an event starts; none if it starts none. */
    tasksBegunBy: (event: Event): readonly string[] => startOf(event)?.tasks ?? [],
  };
}
