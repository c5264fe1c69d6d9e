import { groupBy } from './group-by.ts';
/** The graph of a state machine's definition. Whatever it does not know it leaves out; it never throws. */

export type NodeShape = 'box' | 'wait' | 'choice' | 'end' | 'fail';

/** A state of a definition. */
export interface GraphNode {
  /** Unique in the graph: the names of the states around it, and its own. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly comment: string | undefined;
  /** The resource of a Task, such as `lambda:invoke.waitForTaskToken`. */
  readonly resource: string | undefined;
  readonly shape: NodeShape;
  /** The Parallel or Map that contains it. */
  readonly parent: string | undefined;
  /** Whether it contains states. */
  readonly isCluster: boolean;
}

export type EdgeKind = 'next' | 'choice' | 'default' | 'catch';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The comment of the choice, or the caught errors, each as in the definition. */
  readonly labels: readonly string[];
}

export interface Graph {
  readonly comment: string | undefined;
  /** The ids of the states at which the state machine, and each branch, starts. */
  readonly starts: readonly string[];
  /** In the order of the definition. The states inside a state follow it. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

type Fields = Readonly<Record<string, unknown>>;

const SEPARATOR = ' › ';
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/**
 * Returns the graph of a definition (Amazon States Language), including the states inside Parallel and Map states.
 * @returns undefined if it is not a definition, which can then only be shown as it is
 */
export function graphOf(definition: unknown): Graph | undefined {
  if (!isRecord(definition) || !isRecord(definition.States)) return undefined;
  const graph = { starts: [] as string[], nodes: [] as GraphNode[], edges: [] as GraphEdge[] };
  addProgram(definition, undefined, '', graph);
  return { comment: text(definition.Comment), ...graph };
}

interface Building {
  readonly starts: string[];
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
}

function addProgram(program: Fields, parent: string | undefined, prefix: string, graph: Building): void {
  const states = isRecord(program.States) ? program.States : {};
  const idOf = (name: string): string => `${prefix}${name}`;
  const start = text(program.StartAt);
  if (start !== undefined && Object.hasOwn(states, start)) graph.starts.push(idOf(start));
  for (const [name, given] of Object.entries(states)) {
    const state = isRecord(given) ? given : {};
    const id = idOf(name);
    const inner = programsOf(state);
    const type = text(state.Type) ?? '';
    graph.nodes.push({
      ...{ id, name, type, parent, comment: text(state.Comment), resource: resourceOf(state) },
      ...{ shape: shapeOf(type, state), isCluster: inner.length > 0 },
    });
    inner.forEach((one, index) => {
      addProgram(one, id, `${id}${SEPARATOR}${inner.length > 1 ? `${index + 1}${SEPARATOR}` : ''}`, graph);
    });
    const known = transitionsOf(state).filter(({ to }) => Object.hasOwn(states, to));
    // Choices that lead to the same state share one line.
    for (const some of groupBy(known, ({ to, kind }) => `${kind} ${to}`).values()) {
      const [{ to, kind }] = some as [Transition, ...Transition[]];
      graph.edges.push({ from: id, to: idOf(to), kind, labels: some.flatMap(({ labels }) => labels) });
    }
  }
}

/** Returns the branches of a Parallel or the processor of a Map. */
function programsOf(state: Fields): readonly Fields[] {
  if (state.Type === 'Parallel') return list(state.Branches);
  const processor = state.ItemProcessor ?? state.Iterator;
  return state.Type === 'Map' && isRecord(processor) ? [processor] : [];
}

interface Transition {
  readonly to: string;
  readonly kind: EdgeKind;
  readonly labels: readonly string[];
}

function transitionsOf(state: Fields): Transition[] {
  const to = (next: unknown, kind: EdgeKind, labels: readonly string[] = []): Transition[] => {
    const target = text(next);
    return target === undefined ? [] : [{ to: target, kind, labels }];
  };
  return [
    ...list(state.Choices).flatMap(({ Next, Comment }) =>
      to(Next, 'choice', typeof Comment === 'string' ? [Comment] : []),
    ),
    ...to(state.Default, 'default'),
    ...to(state.Next, 'next'),
    ...list(state.Catch).flatMap(({ Next, ErrorEquals }) =>
      to(
        Next,
        'catch',
        Array.isArray(ErrorEquals) ? ErrorEquals.filter((one): one is string => typeof one === 'string') : [],
      ),
    ),
  ];
}

function resourceOf({ Resource }: Fields): string | undefined {
  return text(Resource)
    ?.replace(/^arn:[^:]*:states:::/, '')
    .replace(/^arn:[^:]*:lambda:.*$/, 'lambda');
}

function shapeOf(type: string, state: Fields): NodeShape {
  if (type === 'Choice') return 'choice';
  if (type === 'Succeed') return 'end';
  if (type === 'Fail') return 'fail';
  return type === 'Wait' || text(state.Resource)?.endsWith('.waitForTaskToken') ? 'wait' : 'box';
}
