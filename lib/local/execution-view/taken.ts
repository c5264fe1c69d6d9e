import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { groupBy } from './group-by.ts';
import { type Outcome, outcomeOf, type Step } from './path.ts';

/** What has happened at a state of a graph. */
export interface Visit {
  /** How often it was entered. */
  readonly entries: number;
  /** The outcome of the last entry. */
  readonly outcome: Outcome;
  /** The retries of all entries. */
  readonly retries: number;
  /** The done branches or iterations and their total, at the last entry of a Parallel or a Map. */
  readonly children: { readonly done: number; readonly total: number } | undefined;
  readonly steps: readonly Step[];
}

/** The path of an execution through a graph. */
export interface Taken {
  readonly visits: ReadonlyMap<string, Visit>;
  /** The edges that it has taken, by `edgeKey`. */
  readonly edges: ReadonlySet<string>;
  /** Steps without a state in the graph, as after a change of the definition. */
  readonly unknown: readonly Step[];
}

export const edgeKey = ({ from, to, kind }: Pick<GraphEdge, 'from' | 'to' | 'kind'>): string =>
  JSON.stringify([from, to, kind]);

/** Finds the steps of an execution in the graph of its definition. @param status that of the execution */
export function takenOf(graph: Graph, steps: readonly Step[], status: string): Taken {
  const byParent = groupBy(graph.nodes, ({ parent }) => parent);
  const nodes = new Map<Step, GraphNode>();
  const unknown: Step[] = [];
  for (const step of steps) {
    const node = nodeOf(step, nodes, byParent);
    if (node) nodes.set(step, node);
    else unknown.push(step);
  }
  const visits = new Map<string, Visit>();
  for (const [id, some] of groupBy(nodes.keys(), (step) => nodes.get(step)?.id ?? '')) {
    const last = some.at(-1) as Step;
    visits.set(id, {
      entries: some.length,
      outcome: worst(some, status),
      retries: some.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0),
      children: childrenOf(last, steps, graph),
      steps: some,
    });
  }
  return { visits, edges: edgesTaken(graph, steps, nodes, status), unknown };
}

/**
 * Returns the outcome to show for a state. If several iterations are at the same state, one that is open or has failed counts
 * more than those that have continued.
 */
function worst(steps: readonly Step[], status: string): Outcome {
  const last = steps.at(-1) as Step;
  const around = last.around;
  const beside = around ? steps.filter((step) => step.around === around) : [last];
  const outcomes = beside.map((step) => outcomeOf(step, status));
  const order: readonly Outcome[] = ['failed', 'timed out', 'aborted', 'open', 'caught'];
  return order.find((one) => outcomes.includes(one)) ?? 'done';
}

function nodeOf(
  step: Step,
  nodes: ReadonlyMap<Step, GraphNode>,
  byParent: ReadonlyMap<string | undefined, readonly GraphNode[]>,
): GraphNode | undefined {
  const parent = step.around ? nodes.get(step.around) : undefined;
  const within = step.around && !parent ? [] : (byParent.get(parent?.id) ?? []);
  // Names are unique in a definition, and the history of a redriven execution does not always tell where a step was.
  const anywhere = () => [...byParent.values()].flat().filter(({ name }) => name === step.state);
  return within.find(({ name }) => name === step.state) ?? anywhere()[0];
}

function childrenOf(step: Step, steps: readonly Step[], graph: Graph): Visit['children'] {
  if (step.type !== 'Parallel' && step.type !== 'Map') return undefined;
  const within = steps.filter(({ around }) => around === step);
  // The items of a distributed Map are executions of their own.
  if (within.length === 0) return undefined;
  if (step.type === 'Map') {
    const iterations = groupBy(within, ({ iteration }) => iteration);
    const done = [...iterations.values()].filter((some) => some.every(({ left }) => left !== undefined));
    return { done: done.length, total: Math.max(step.total ?? 0, iterations.size) };
  }
  const lanes = lanesOf(within);
  const parent = within[0]?.around?.state;
  const drawn = graph.nodes.filter(
    ({ id, parent: around }) => graph.starts.includes(id) && around?.split(' › ').at(-1) === parent,
  );
  const done = lanes.filter((lane) => lane.at(-1)?.left !== undefined).length;
  return { done, total: Math.max(lanes.length, drawn.length) };
}

/** Groups steps into the branches of a Parallel: each step follows the step of its branch that was left just before. */
function lanesOf(within: readonly Step[]): Step[][] {
  const lanes: Step[][] = [];
  for (const step of within) {
    const lane = lanes.find((one) => {
      const last = one.at(-1) as Step;
      return follows(last, step) && !within.some((other) => other !== last && follows(other, step));
    });
    if (lane) lane.push(step);
    else lanes.push([step]);
  }
  return lanes;
}

/** Whether a step was entered by the event right after the one that left another. */
const follows = (before: Step, step: Step): boolean =>
  before.left !== undefined && before.next === step.events[0];

function edgesTaken(
  graph: Graph,
  steps: readonly Step[],
  nodes: ReadonlyMap<Step, GraphNode>,
  status: string,
): Set<string> {
  const taken = new Set<string>();
  const outgoing = groupBy(graph.edges, ({ from }) => from);
  const byEntry = new Map(steps.map((step) => [step.events[0], step]));
  for (const step of steps) {
    const next = step.next === undefined ? undefined : byEntry.get(step.next);
    const [from, to] = [nodes.get(step), next && nodes.get(next)];
    if (!from || !to) continue;
    const between = (outgoing.get(from.id) ?? []).filter((edge) => edge.to === to.id);
    const isCaught = outcomeOf(step, status) === 'caught';
    const edge =
      between.find(({ kind }) => (kind === 'catch') === isCaught) ??
      // A task that failed at every attempt is left through a catcher. Otherwise the first line is the only one.
      between[0];
    if (edge) taken.add(edgeKey(edge));
  }
  return taken;
}
