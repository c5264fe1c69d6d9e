import { type CaseState, episodeOf } from './case.ts';
import type { CaseEvent } from './events.ts';
import { followUpTaskId } from './follow-up/months.ts';
import { decisionTaskId, executionName, taskName } from './kernel/ids.ts';
import { noticesOf } from './notices/notices.ts';

/**
 * What has to happen outside the case because of an event. Each effect may be carried out twice or late
 * without harm: an execution has one name for ever, a task that was woken stays awake, and a message carries
 * the identity of its event.
 */
export type Effect =
  | {
      readonly kind: 'start-execution';
      readonly workflow: string;
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

/**
 * The effects of an event on a case that stands as `state` (at this event or later). Messages hold only what
 * the event holds: no personal data.
 */
export function effectsOf(event: CaseEvent, sequence: number, state: CaseState): readonly Effect[] {
  const effects: Effect[] = [];
  const { caseId } = state;
  const episode = episodeOf(event);
  if (episode)
    effects.push({
      kind: 'start-execution',
      workflow: episode.workflow,
      name: executionName(caseId, episode.workflow, episode.sequence),
      // Byte for byte the same in every attempt.
      input: { caseId, ...namedTasks(episode, event) },
    });
  for (const taskId of endedTasks(event, state)) {
    const outcome = state.outcomes[taskId];
    if (outcome) effects.push({ kind: 'wake-task', taskId, outcome });
  }
  effects.push({
    kind: 'publish',
    detailType: detailTypeOf(event.type),
    detail: {
      eventId: `${state.caseId}#${sequence}`,
      caseId: state.caseId,
      sequence,
      at: event.at,
      region: state.region,
      district: state.district,
      data: publicFactsOf(event),
    },
  });
  effects.push(...noticeMessages(event, sequence, state));
  return effects;
}

/** What is to be told, without what it says and to whom: whoever delivers it fetches that. */
const noticeMessages = (event: CaseEvent, sequence: number, state: CaseState): readonly Effect[] =>
  noticesOf(event, sequence, state).map(({ noticeId, template, templateVersion, to, at }) => ({
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

/** What of an event a message may carry: which task, month or step it is about, and nothing about the person. */
export const publishedFields = [
  'taskId',
  'kind',
  'deadlineId',
  'step',
  'to',
  'month',
  'monthsAfter',
  'notice',
  'template',
  'templateVersion',
  'channel',
] as const;

function publicFactsOf(event: CaseEvent): Readonly<Record<string, string | number>> {
  const data: Readonly<Record<string, unknown>> = event.data;
  // What a signal tells is about the person: that they draw a pension, or have an income.
  if (event.type === 'signal-received') return {};
  return Object.fromEntries(
    publishedFields.flatMap((name) => {
      const value = data[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

type Episode = NonNullable<ReturnType<typeof episodeOf>>;

/** The tasks of an episode, as the input of its execution names them; that of a registration needs no name there. */
function namedTasks({ workflow, sequence }: Episode, event: CaseEvent): Readonly<Record<string, string>> {
  if ('closureProposal' in event.data && event.data.closureProposal)
    return { taskId: event.data.closureProposal.taskId };
  if (event.type === 'follow-up-opened') return { taskId: event.data.taskId };
  if (workflow !== 'service-plan') return {};
  return {
    contactTaskId: taskName('make-first-contact', sequence),
    planTaskId: taskName('make-service-plan', sequence),
  };
}

/** The tasks that are put on the worklist by the workflow that an event sets going; none where it sets none going. */
export function tasksBegunBy(event: CaseEvent): readonly string[] {
  const episode = episodeOf(event);
  if (!episode) return [];
  return episode.workflow === 'registration' ? [decisionTaskId] : Object.values(namedTasks(episode, event));
}

/** The tasks of which an event may have been the end. Waking one that is awake, or that nobody waits for, is harmless. */
function endedTasks(event: CaseEvent, state: CaseState): readonly string[] {
  switch (event.type) {
    case 'application-withdrawn':
      return [decisionTaskId];
    case 'plan-made':
      return [event.data.makingTask];
    case 'contact-recorded': {
      const { taskId, reached, firstContactMonth } = event.data;
      if (!reached) return [];
      return firstContactMonth ? [taskId, followUpTaskId(firstContactMonth.month)] : [taskId];
    }
    case 'follow-up-attempted':
      return event.data.excuses ? [followUpTaskId(event.data.month)] : [];
    case 'follow-up-completed':
      return [followUpTaskId(event.data.month)];
    case 'registration-closed':
    case 'registration-transferred-out':
      return Object.entries(state.outcomes)
        .filter(
          ([taskId, outcome]) =>
            outcome === 'closed' || outcome === 'transferred' || taskId === event.data.taskId,
        )
        .map(([taskId]) => taskId);
    case 'application-approved':
    case 'application-refused':
    case 'closure-declined':
      return [event.data.taskId];
    default:
      return [];
  }
}
