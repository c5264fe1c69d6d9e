import type { CaseEvent } from './events.ts';
import { type CaseState, decisionTaskId } from './state.ts';

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
      readonly input: { readonly caseId: string };
    }
  | { readonly kind: 'wake-task'; readonly taskId: string; readonly outcome: string }
  | {
      readonly kind: 'publish';
      readonly detailType: string;
      readonly detail: Readonly<Record<string, unknown>>;
    };

/** `application-submitted` is published as `Case.ApplicationSubmitted`. */
const detailTypeOf = (type: string): string =>
  `Case.${type.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;

/**
 * The effects of an event on a case that stands as `state` (at this event or later). Messages hold only what
 * the event holds: no personal data.
 */
export function effectsOf(event: CaseEvent, sequence: number, state: CaseState): readonly Effect[] {
  const effects: Effect[] = [];
  if (event.type === 'application-submitted') {
    const execution = state.executions[0];
    if (execution)
      effects.push({
        kind: 'start-execution',
        workflow: execution.workflow,
        name: execution.name,
        input: { caseId: state.caseId },
      });
  }
  const ended = endedTask(event);
  if (ended) {
    const outcome = state.outcomes[ended];
    if (outcome) effects.push({ kind: 'wake-task', taskId: ended, outcome });
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
      data: event.data,
    },
  });
  return effects;
}

function endedTask(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'application-approved':
    case 'application-refused':
      return event.data.taskId;
    case 'application-withdrawn':
      return decisionTaskId;
    case 'contact-recorded':
      return event.data.reached ? event.data.taskId : undefined;
    default:
      return undefined;
  }
}
