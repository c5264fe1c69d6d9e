import type { Program, State } from '../definition/program.ts';

/** Returns the program of a Map's iterations. */
export function processor(state: State | undefined): Program {
  if (state?.type !== 'Map') throw new Error('the position of an execution does not match its definition');
  return state.processor;
}

/** Follows one step of the path to a Map's processor. A step into a branch is `name[index]`. */
export function processorOf(program: Program, step: string): Program {
  if (program.states.has(step)) return processor(program.states.get(step));
  const branch = /^(.*)\[(\d+)\]$/s.exec(step);
  const state = branch ? program.states.get(branch[1] as string) : undefined;
  if (branch && state?.type === 'Parallel') return state.branches[Number(branch[2])] as Program;
  return processor(program.states.get(step));
}
