import type { recordsForFile } from '../../store/support/records.ts';
import { tell } from './telling.ts';

/** Everything that happens in a telling without disturbances, and how it ends. Told once, for the first caller. */
export function toldUndisturbed(
  file: ReturnType<typeof recordsForFile>,
): () => ReturnType<typeof tellUndisturbed> {
  let told: ReturnType<typeof tellUndisturbed> | undefined;
  return () => (told ??= tellUndisturbed(file));
}

async function tellUndisturbed(file: ReturnType<typeof recordsForFile>) {
  const [effects, waits, tasks] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const faults = {
    losesEffect: (effect: string) => !effects.add(effect),
    losesWait: (wait: string) => !waits.add(wait),
    failsTask: (task: string) => !tasks.add(task),
  };
  const told = await tell(await file.fresh(), { faults });
  return { ...told, effects: [...effects], waits: [...waits], tasks: [...tasks] };
}

/** Makes each of some actions fail, the first `times` times that it is tried. */
export function wrong(all: readonly string[], times = 1) {
  const tried = new Map(all.map((name) => [name, 0]));
  return {
    happens: (name: string): boolean => {
      const count = tried.get(name);
      if (count === undefined || count >= times) return false;
      tried.set(name, count + 1);
      return true;
    },
    /** Actions that have never been tried. */
    spared: () => [...tried].flatMap(([name, count]) => (count === 0 ? [name] : [])),
  };
}

/** One half of all names, or the other. */
export const half = (all: readonly string[], which: number): readonly string[] =>
  all.filter((_name, index) => index % 2 === which);

/** The findings of the reconciliation if nothing is left undone. */
export const clean = {
  'effects-not-carried-out': 0,
  'workflow-not-woken': 0,
  'workflow-not-begun': 0,
  'execution-lost': 0,
  'execution-without-case': 0,
  'payment-run-at-odds': 0,
  'history-broken': 0,
  'case-unreadable': 0,
};
