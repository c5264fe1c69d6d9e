/**
 * The view of a state machine's execution, without drawing it: the graph of its definition, its path through that graph,
 * positions for both, and a time axis. These functions are pure, and the same for the runtime's console, its commands and any
 * page. `cdk-local-runtime/execution-view/components` draws the view with React.
 */
export { type Axis, axisOf, type PlacedSpan, type Span, type Tick } from './axis.ts';
export {
  type EdgeKind,
  type Graph,
  type GraphEdge,
  type GraphNode,
  graphOf,
  type NodeShape,
} from './graph.ts';
export { type Layout, layout, type PlacedEdge, type PlacedNode, type Point } from './layout.ts';
export {
  depthOf,
  type HistoryEvent,
  type Outcome,
  outcomeOf,
  pathOf,
  type Step,
  type StepError,
} from './path.ts';
export { edgeKey, type Taken, takenOf, type Visit } from './taken.ts';
