import type { JsonObject } from '../../service.ts';
import type { Diagnostics } from './diagnostics.ts';

/** Returns the programs nested in a valid state, each with its place in the definition. */
export function programsWithPlaces(state: JsonObject): { program: JsonObject; place: string }[] {
  if (state.Type === 'Map') return [{ program: state.ItemProcessor as JsonObject, place: '/ItemProcessor' }];
  if (state.Type !== 'Parallel') return [];
  return (state.Branches as JsonObject[]).map((program, index) => ({
    program,
    place: `/Branches[${index}]`,
  }));
}

/** Returns the targets of a state's transitions, each with its place in the definition. */
function targets(state: JsonObject): { name: string; at: string }[] {
  const found: { name: string; at: string }[] = [];
  const add = (name: unknown, at: string): void => {
    if (typeof name === 'string') found.push({ name, at });
  };
  add(state.Next, '/Next');
  ((state.Choices as JsonObject[] | undefined) ?? []).forEach((choice, index) => {
    add(choice.Next, `/Choices[${index}]/Next`);
  });
  add(state.Default, '/Default');
  ((state.Catch as JsonObject[] | undefined) ?? []).forEach((catcher, index) => {
    add(catcher.Next, `/Catch[${index}]/Next`);
  });
  return found;
}

/**
 * Checks that every transition has a target and that all states can be reached. A whole definition, unlike a branch or
 * processor, must also have a terminal state.
 */
export function checkGraph(program: JsonObject, at: string, isWhole: boolean, found: Diagnostics): void {
  const states = program.States as Record<string, JsonObject>;
  const startAt = program.StartAt as string;
  if (!Object.hasOwn(states, startAt)) {
    found.add('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${startAt}`, `${at}/StartAt`);
  }
  for (const [name, state] of Object.entries(states)) {
    for (const target of targets(state)) {
      if (Object.hasOwn(states, target.name)) continue;
      found.add(
        'MISSING_TRANSITION_TARGET',
        `Missing 'Next' target: ${target.name}`,
        `${at}/States/${name}${target.at}`,
      );
    }
  }
  const isTerminal = (state: JsonObject): boolean =>
    state.End === true || state.Type === 'Succeed' || state.Type === 'Fail';
  if (isWhole && !Object.values(states).some(isTerminal)) {
    found.add('MISSING_END_STATE', 'Workflow has no terminal state');
    return;
  }
  const reached = new Set<string>();
  const open = [startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = Object.hasOwn(states, name) ? states[name] : undefined;
    if (!state || reached.has(name)) continue;
    reached.add(name);
    open.push(...targets(state).map((target) => target.name));
  }
  for (const name of Object.keys(states)) {
    if (!reached.has(name))
      found.add('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, `${at}/States/${name}`);
  }
}
