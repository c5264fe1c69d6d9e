import { Graph as Drawing, layout as dagre } from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { groupBy } from './group-by.ts';
import { edgeKey } from './taken.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A state with its position; `x` and `y` are its upper left corner. */
export interface PlacedNode extends Point {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  /** The lines of its name. */
  readonly lines: readonly string[];
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly key: string;
  readonly points: readonly Point[];
  /** The centre of its label, if it has one. */
  readonly label: (Point & { readonly text: string }) | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Containers come before their content. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** In units of the drawing, which are pixels at its natural size. */
const LINE = 16;
const CHARACTER = 7.2;
const WIDE_CHARACTER = 13;
const PADDING = 12;
const LABEL_LINE = 200;
/** The maximum number of characters of a label. The rest is cut off. */
const LABEL_LENGTH = 44;

/** Estimates the width of a text in units. The estimate is never too small for system fonts at 13 px. */
const textWidth = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[ᄀ-￿]/.test(one) ? WIDE_CHARACTER : CHARACTER), 0);

/**
 * Places the states of a graph from top to bottom (with dagre), and the states inside a Parallel or a Map within it.
 * @param labelOf returns the label of an edge; an empty string for none
 * @returns undefined if the graph cannot be placed: then show it as a list
 */
export function layout(graph: Graph, labelOf: (edge: GraphEdge) => string): Layout | undefined {
  if (graph.nodes.length === 0) return undefined;
  try {
    return place(graph, labelOf);
  } catch {
    return undefined;
  }
}

function place(graph: Graph, labelOf: (edge: GraphEdge) => string): Layout {
  const drawing = new Drawing({ compound: true, multigraph: true });
  drawing.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 14, marginx: 12, marginy: 12 });
  const clusters = new Map(graph.nodes.filter(({ isCluster }) => isCluster).map((node) => [node.id, node]));
  const byParent = groupBy(graph.nodes, ({ parent }) => parent);
  // A line cannot end at a cluster. It ends at a heading inside it, and starts at a foot below its content.
  const hasInside = (id: string): boolean => clusters.has(id) && (byParent.get(id)?.length ?? 0) > 0;
  const head = (id: string): string => (hasInside(id) ? headingOf(id) : id);
  const foot = (id: string): string => (hasInside(id) ? footOf(id) : id);
  const hasExit = new Set(graph.edges.map(({ from }) => from));
  const lines = new Map(graph.nodes.map((node) => [node.id, wrap(node.name)]));
  for (const node of graph.nodes) {
    const size = sizeOf(lines.get(node.id) ?? [], node);
    drawing.setNode(node.id, hasInside(node.id) ? {} : size);
    if (hasInside(node.id)) {
      drawing.setNode(headingOf(node.id), { width: size.width, height: 2 });
      drawing.setNode(footOf(node.id), { width: 2, height: 2 });
      drawing.setParent(headingOf(node.id), node.id);
      drawing.setParent(footOf(node.id), node.id);
    }
    if (node.parent !== undefined) drawing.setParent(node.id, node.parent);
  }
  for (const start of graph.starts) {
    const parent = graph.nodes.find(({ id }) => id === start)?.parent;
    if (parent !== undefined)
      drawing.setEdge(headingOf(parent), head(start), { weight: 2 }, `start ${start}`);
  }
  for (const { id, parent } of graph.nodes)
    if (parent !== undefined && !hasExit.has(id)) drawing.setEdge(foot(id), footOf(parent), {}, `end ${id}`);
  for (const edge of graph.edges) {
    const label = shortened(labelOf(edge));
    const width = Math.min(textWidth(label) * 0.9, LABEL_LINE);
    drawing.setEdge(
      foot(edge.from),
      head(edge.to),
      label === ''
        ? { weight: edge.kind === 'catch' ? 1 : 3 }
        : { width, height: LINE, labelpos: 'c', label },
      edgeKey(edge),
    );
  }
  dagre(drawing);
  const nodes = graph.nodes.map((node): PlacedNode => {
    const { x, y, width, height } = drawing.node(node.id) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    return { node, x: x - width / 2, y: y - height / 2, width, height, lines: lines.get(node.id) ?? [] };
  });
  const boxes = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const edges = graph.edges.map((edge): PlacedEdge => {
    const key = edgeKey(edge);
    const found = drawing.edge(foot(edge.from), head(edge.to), key) as {
      points?: Point[];
      x?: number;
      y?: number;
      label?: string;
    };
    const { x, y, label } = found;
    const points = clippedToClusters(found.points ?? [], boxes.get(edge.from), boxes.get(edge.to));
    return {
      ...{ edge, key, points },
      label: label && x !== undefined && y !== undefined ? { x, y, text: label } : undefined,
    };
  });
  const { width = 0, height = 0 } = drawing.graph() as { width?: number; height?: number };
  const depth = (node: GraphNode): number => node.id.split(' › ').length;
  const placed = { width, height, nodes: [...nodes].sort((a, b) => depth(a.node) - depth(b.node)), edges };
  return isReversed(graph, boxes) ? mirrored(placed) : placed;
}

/**
 * Whether more branches and choices are to the left of their predecessors in the definition than to the right. Of several
 * equally good drawings dagre takes the last that it has tried, which is often the mirror image.
 */
function isReversed(graph: Graph, boxes: ReadonlyMap<string, PlacedNode>): boolean {
  const parents = new Map(graph.nodes.map(({ id, parent }) => [id, parent]));
  const choices = graph.edges.filter(({ kind }) => kind !== 'catch');
  const rows = [
    ...groupBy(graph.starts, (id) => parents.get(id)).values(),
    ...[...groupBy(choices, ({ from }) => from).values()].map((all) => all.map(({ to }) => to)),
  ];
  let inOrder = 0;
  for (const row of rows) {
    const middles = row.flatMap((id) => {
      const box = boxes.get(id);
      return box ? box.x + box.width / 2 : [];
    });
    for (const [at, middle] of middles.slice(1).entries())
      inOrder += Math.sign(middle - (middles[at] ?? middle));
  }
  return inOrder < 0;
}

function mirrored({ width, height, nodes, edges }: Layout): Layout {
  const flipped = <Placed extends Point>(one: Placed, own = 0): Placed => ({
    ...one,
    x: width - one.x - own,
  });
  return {
    ...{ width, height },
    nodes: nodes.map((node) => flipped(node, node.width)),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map((point) => flipped(point)),
      label: edge.label && flipped(edge.label),
    })),
  };
}

/**
 * Returns the points of a line from the lower border of a cluster and to the upper border of another, rather than from and to
 * their content.
 */
function clippedToClusters(
  points: readonly Point[],
  from: PlacedNode | undefined,
  to: PlacedNode | undefined,
): readonly Point[] {
  const [first, ...middle] = points;
  const last = middle.pop();
  if (!first || !last) return points;
  const bottom = from?.node.isCluster ? from.y + from.height : undefined;
  const top = to?.node.isCluster ? to.y : undefined;
  const between = middle.filter(
    ({ y }) => (bottom === undefined || y > bottom + 4) && (top === undefined || y < top - 4),
  );
  return [
    bottom === undefined ? first : { x: first.x, y: bottom },
    ...between,
    top === undefined ? last : { x: last.x, y: top },
  ];
}

const headingOf = (id: string): string => `${id} heading`;
const footOf = (id: string): string => `${id} foot`;

function sizeOf(lines: readonly string[], { shape, type, isCluster }: GraphNode) {
  const text = Math.max(...lines.map(textWidth), textWidth(type));
  // This includes the sign for the outcome, and the slanted sides of a choice.
  const width = text + 2 * PADDING + 22 + (shape === 'choice' || shape === 'wait' ? 18 : 0);
  return { width: Math.max(width, 110), height: lines.length * LINE + (isCluster ? 14 : 22) };
}

/** Breaks a name into lines of about 26 characters, at spaces and dashes. */
function wrap(name: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of name.match(/[^ \-_/]*[ \-_/]|[^ \-_/]+$/g) ?? []) {
    if (line !== '' && textWidth(line + word) > 190) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
    while (textWidth(line) > 260) {
      lines.push(line.slice(0, 20));
      line = line.slice(20);
    }
  }
  return [...lines, line.trimEnd()].filter((one, index) => one !== '' || index === 0).slice(0, 5);
}

const shortened = (text: string): string => {
  const characters = [...text];
  return characters.length <= LABEL_LENGTH ? text : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
};
