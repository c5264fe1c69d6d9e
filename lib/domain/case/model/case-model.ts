import type { ActionRow, AnyEpisode, EpisodeFor } from '../kernel/episode.ts';
import type { NoticeTemplateDefinition } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { makeActsOnTask, makePossibleActions } from './actions.ts';
import { makeDeadlines } from './deadlines.ts';
import { makeEffects } from './effects.ts';
import {
  eventSchemasOf,
  kindsOf,
  makeEvolve,
  makeHeardAt,
  makeParse,
  makeStartOf,
  stateSchemaOf,
} from './history.ts';
import { type CoreFinding, coreFindings, makeBrokenInvariants } from './invariants.ts';
import type {
  ActOf,
  CaseEventOf,
  CaseRulesOf,
  DeadlineKindOf,
  Episodes,
  EventTypeOf,
  FindingOf,
  LifecycleRulesOf,
  OfferedActOf,
  OutcomeOf,
  SchemaOf,
  StateOf,
  TaskKindOf,
  TemplateOf,
  WorkflowOf,
} from './joined.ts';
import { makeHasLapsed, makeNoticesOf } from './notices.ts';
import { makeRunScheduledAction } from './scheduled-actions.ts';
import { makeSealedParts } from './sealed-parts.ts';

/** Episodes that fit together: each works on the joined state, events and rules of all. */
type Fitting<All extends Episodes> = readonly EpisodeFor<
  StateOf<All>,
  CaseEventOf<All>,
  LifecycleRulesOf<All>,
  CaseRulesOf<All>
>[];

/**
 * Builds the case model of a registry of episodes: what a case is, how each event changes it, and what follows.
 * @example
 * const model = makeCaseModel([...episodes, hardshipEpisode]);
 * model.evolve(state, caseId, event);
 */
export function makeCaseModel<const All extends Episodes>(
  registry: All & (StateOf<All> extends KernelState ? Fitting<All> : never),
) {
  type State = StateOf<All> & KernelState;
  type Event = CaseEventOf<All>;
  type Rules = LifecycleRulesOf<All>;
  const episodes: readonly EpisodeFor<State, Event, Rules, CaseRulesOf<All>>[] = registry;
  const list = listsOf<All>(episodes);
  const isWorkflow = (name: string): name is WorkflowOf<All> =>
    list.workflowNames.some((each) => each === name);
  const isFinding = (name: string): name is FindingOf<All> => list.findings.some((each) => each === name);
  const noticesOf = makeNoticesOf(episodes, list.noticeTemplates);
  const hasLapsed = makeHasLapsed(episodes);
  const startOf = makeStartOf(episodes);
  const deadlines = makeDeadlines<State, Event, CaseRulesOf<All>, TaskKindOf<All>>(episodes);
  return {
    ...list,
    ...deadlines,
    ...makeEffects(episodes, noticesOf, hasLapsed, isWorkflow),
    noticesOf,
    hasLapsed,
    startOf,
    evolve: makeEvolve(episodes),
    /**
     * The instant at which an event shows that the person was in touch, if it is stored nowhere else in the case; undefined for
     * other events.
     */
    heardAt: makeHeardAt(episodes),
    parseEvent: makeParse<Event>(list.eventDataSchemas),
    ...makeSealedParts<State, Event>(episodes, list.caseStateSchema, list.eventDataSchemas),
    actsOnTask: makeActsOnTask<State, Event, ActOf<All>>(episodes, list.acts),
    possibleActions: makePossibleActions<State, Event, OfferedActOf<All>>(episodes, list.offeredActs),
    runScheduledAction: makeRunScheduledAction(episodes),
    brokenInvariants: makeBrokenInvariants(episodes, isFinding, deadlines.tasksNotBegun),
    /** The tasks that resume when a registration is reinstated. */
    resumable: episodes.flatMap(({ resumes }) => resumes ?? []),
  };
}

/** Types names as the union that the registry gives them. */
const namesAs = <Name extends string>(names: readonly string[]): readonly Name[] =>
  names.filter((_name): _name is Name => true);

/** The declarations of the episodes, as lists. Casts assert the types that follow from the registry. */
function listsOf<All extends Episodes>(episodes: readonly AnyEpisode[]) {
  const { taskKinds, deadlineKinds, outcomes } = kindsOf(episodes);
  const eventDataSchemas = eventSchemasOf(episodes);
  const noticeTemplates = Object.assign({}, ...episodes.map(({ notices }) => notices?.templates));
  const actionMatrix: Readonly<Record<string, ActionRow<never>>> = Object.assign(
    {},
    ...episodes.map(({ actions }) => actions),
  );
  const acts = Object.keys(actionMatrix);
  return {
    taskKinds: namesAs<TaskKindOf<All>>(taskKinds),
    deadlineKinds: namesAs<DeadlineKindOf<All>>(deadlineKinds),
    taskOutcomes: namesAs<OutcomeOf<All>>(outcomes),
    caseStateSchema: stateSchemaOf(episodes) as SchemaOf<All>,
    eventDataSchemas,
    eventTypes: namesAs<EventTypeOf<All>>(Object.keys(eventDataSchemas)),
    workflowNames: namesAs<WorkflowOf<All>>(episodes.flatMap(({ workflow }) => workflow?.name ?? [])),
    noticeTemplates: noticeTemplates as Readonly<Record<TemplateOf<All>, NoticeTemplateDefinition>>,
    noticeTemplateNames: namesAs<TemplateOf<All>>(Object.keys(noticeTemplates)),
    findings: namesAs<CoreFinding | FindingOf<All>>([
      ...coreFindings,
      ...episodes.flatMap(({ invariants }) => invariants?.findings ?? []),
    ]),
    /** Every act on a case, by the name of its operation. */
    acts: namesAs<ActOf<All>>(acts),
    actionMatrix: actionMatrix as Readonly<Record<ActOf<All>, ActionRow<never>>>,
    offeredActs: namesAs<OfferedActOf<All>>(acts.filter((act) => actionMatrix[act]?.offered)),
  };
}
