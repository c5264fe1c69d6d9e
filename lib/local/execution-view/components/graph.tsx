import { type KeyboardEvent, useMemo } from 'react';
import type { GraphNode, Graph as Model } from '../graph.ts';
import { layout, type PlacedEdge, type PlacedNode } from '../layout.ts';
import type { Taken, Visit } from '../taken.ts';
import { outcomeClass, SIGNS, type ViewTexts } from './texts.ts';

interface Props {
  readonly graph: Model;
  /** What an execution has done. Without it, only the definition is drawn. */
  readonly taken?: Taken | undefined;
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  /** 1 is the natural size; undefined fits the width. */
  readonly scale?: number | undefined;
  readonly texts: ViewTexts;
}

/**
 * Draws a state machine with the path of an execution through it. Thick lines were taken, and each state has a sign for its
 * outcome. The keyboard reaches states in the order in which they were entered. A graph that cannot be placed is shown as a
 * list.
 */
export function Graph({ graph, taken, selected, onSelect, scale, texts }: Props) {
  const named = useMemo(
    () => ({ ...graph, nodes: graph.nodes.map((node) => ({ ...node, name: texts.stateName(node.name) })) }),
    [graph, texts],
  );
  const placed = useMemo(() => layout(named, texts.edge), [named, texts]);
  if (!placed) return <GraphList graph={named} taken={taken} texts={texts} />;
  const visit = (id: string): Visit | undefined => taken?.visits.get(id);
  const inOrder = [...placed.nodes].sort(
    (a, b) => firstEvent(visit(a.node.id)) - firstEvent(visit(b.node.id)),
  );
  const isTaken = ({ key }: PlacedEdge): boolean => taken?.edges.has(key) ?? false;
  const edges = [...placed.edges].sort((a, b) => Number(isTaken(a)) - Number(isTaken(b)));
  const size = scale === undefined ? {} : { width: placed.width * scale, height: placed.height * scale };
  return (
    <svg
      className={`xv-graph${scale === undefined ? ' xv-fit' : ''}`}
      viewBox={`0 0 ${placed.width} ${placed.height}`}
      style={
        scale === undefined ? { maxWidth: placed.width * 1.1, minWidth: Math.min(placed.width, 480) } : {}
      }
      {...size}
    >
      <title>{texts.graph}</title>
      <defs>
        {['xv-arrow', 'xv-arrow-taken'].map((id) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        ))}
      </defs>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be focused */}
      <g aria-hidden="true">
        {placed.nodes.map(({ node, x, y, width, height }) =>
          node.isCluster ? (
            <rect key={node.id} className="xv-cluster" {...{ x, y, width, height }} rx="8" />
          ) : null,
        )}
        {edges.map((edge) => (
          <Line key={edge.key} edge={edge} isTaken={isTaken(edge)} />
        ))}
      </g>
      {inOrder.map((node) => (
        <State
          key={node.node.id}
          placed={node}
          visit={visit(node.node.id)}
          isStart={graph.starts.includes(node.node.id)}
          isSelected={selected === node.node.id}
          onSelect={onSelect}
          texts={texts}
        />
      ))}
    </svg>
  );
}

const firstEvent = (visit: Visit | undefined): number =>
  visit?.steps[0]?.events[0] ?? Number.MAX_SAFE_INTEGER;

function Line({ edge: { edge, points, label }, isTaken }: { edge: PlacedEdge; isTaken: boolean }) {
  const [first, ...rest] = points;
  if (!first) return null;
  const middle = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  const last = rest.at(-1) ?? first;
  return (
    <g className={`xv-line xv-${edge.kind}${isTaken ? ' xv-taken' : ''}`}>
      <path
        d={`M${first.x} ${first.y}${middle.join('')}L${last.x} ${last.y}`}
        markerEnd={`url(#${isTaken ? 'xv-arrow-taken' : 'xv-arrow'})`}
      />
      {label && (
        <text x={label.x} y={label.y} textAnchor="middle" dominantBaseline="central">
          {label.text}
        </text>
      )}
    </g>
  );
}

function State({
  placed: { node, x, y, width, height, lines },
  visit,
  isStart,
  isSelected,
  onSelect,
  texts,
}: {
  readonly placed: PlacedNode;
  readonly visit: Visit | undefined;
  readonly isStart: boolean;
  readonly isSelected: boolean;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly texts: ViewTexts;
}) {
  const select = (): void => onSelect?.(node.id);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select();
  };
  const head = node.isCluster ? Math.min(height, lines.length * 16 + 12) : height;
  const name = describe(node, visit, texts);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      className={`xv-node ${outcomeClass(visit?.outcome)}${isSelected ? ' xv-selected' : ''}${node.isCluster ? ' xv-head' : ''}`}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={isSelected}
      onClick={select}
      onKeyDown={onKeyDown}
      transform={`translate(${x} ${y})`}
    >
      <title>{node.comment === undefined ? name : `${name}\n${node.comment}`}</title>
      {node.isCluster ? (
        <rect className="xv-shape xv-outline" width={width} height={height} rx="8" />
      ) : (
        <path className="xv-shape" d={outline(node, width, height)} />
      )}
      {isStart && <circle className="xv-start" cx={width / 2} cy={0} r="4" />}
      {lines.map((line, index) => (
        <text
          key={line + String(index)}
          x={node.isCluster ? 28 : width / 2 + (visit ? 9 : 0)}
          y={firstLine(head, lines.length) + index * 16}
          textAnchor={node.isCluster ? 'start' : 'middle'}
          dominantBaseline="central"
        >
          {line}
        </text>
      ))}
      {visit && (
        <text
          className="xv-sign"
          x={node.shape === 'box' ? 14 : 20}
          y={head / 2}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {SIGNS[visit.outcome]}
        </text>
      )}
      {badge(visit) !== '' && (
        <g transform={`translate(${width - 4} 0)`}>
          <text className="xv-badge" textAnchor="end" y="-2">
            {badge(visit)}
          </text>
        </g>
      )}
    </g>
  );
}

const firstLine = (height: number, lines: number): number => height / 2 - ((lines - 1) * 16) / 2;

/** The number of done children and of attempts: `2/5 ×3`. */
function badge(visit: Visit | undefined): string {
  if (!visit) return '';
  const { children, retries } = visit;
  return [
    ...(children ? [`${children.done}/${children.total}`] : []),
    ...(retries > 0 ? [`×${retries + 1}`] : []),
  ].join(' ');
}

function describe(node: GraphNode, visit: Visit | undefined, texts: ViewTexts): string {
  if (!visit) return `${node.name}, ${node.type}, ${texts.notReached}`;
  return [
    ...[node.name, node.type, texts.outcome[visit.outcome]],
    ...(visit.children ? [texts.children(visit.children.done, visit.children.total)] : []),
    ...(visit.retries > 0 ? [texts.retries(visit.retries)] : []),
    ...(visit.entries > 1 ? [texts.entries(visit.entries)] : []),
  ].join(', ');
}

function outline({ shape }: GraphNode, width: number, height: number): string {
  const [w, h] = [width, height];
  if (shape === 'choice') return `M10 0H${w - 10}L${w} ${h / 2} ${w - 10} ${h}H10L0 ${h / 2}z`;
  if (shape === 'wait') return `M9 0H${w}L${w - 9} ${h}H0z`;
  const r = shape === 'end' || shape === 'fail' ? h / 2 : 5;
  return `M${r} 0H${w - r}A${r} ${r} 0 0 1 ${w} ${r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${r}A${r} ${r} 0 0 1 0 ${h - r}V${r}A${r} ${r} 0 0 1 ${r} 0z`;
}

/** Shows the states as a list, for a graph that cannot be placed. */
function GraphList({ graph, taken, texts }: Pick<Props, 'graph' | 'taken' | 'texts'>) {
  return (
    <div className="xv-list">
      <p className="xv-nothing">{texts.notDrawn}</p>
      <ol>
        {graph.nodes.map((node) => (
          <li key={node.id}>{describe(node, taken?.visits.get(node.id), texts)}</li>
        ))}
      </ol>
    </div>
  );
}
