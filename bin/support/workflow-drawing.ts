import { type GraphEdge, type GraphNode, graphOf } from 'cdk-local-runtime/execution-view';

/** A definition, as far as it is checked before it is drawn. */
interface Definition {
  readonly States: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Choices?: readonly { readonly Comment?: string; readonly Next: string }[];
      }
    >
  >;
}

/**
 * Draws a definition as a mermaid flowchart: every state by name, a wait for a person slanted, a caught error as a dotted line.
 * @throws Error if a choice has no comment to label its line, or if this is not a definition
 */
export function drawWorkflow(definition: Definition): string {
  for (const [name, { Choices = [] }] of Object.entries(definition.States))
    if (Choices.some(({ Comment }) => !Comment))
      throw new Error(`a choice of "${name}" has no Comment, which labels its line`);
  const graph = graphOf(definition);
  if (!graph) throw new Error('this is no definition of a state machine');
  // The content of a Parallel or a Map is not drawn here.
  const nodes = graph.nodes.filter(({ parent }) => parent === undefined);
  const index = (of: string): number => nodes.findIndex((node) => node.id === of);
  const id = (of: string) => `s${index(of)}`;
  const outgoing = Map.groupBy(graph.edges, ({ from }) => from);
  const lines = [
    'flowchart TD',
    ...graph.starts.filter((start) => index(start) >= 0).map((start) => `  start(( )) --> ${id(start)}`),
  ];
  for (const node of nodes) {
    const [open, close] = shapeOf(node);
    lines.push(`  ${id(node.id)}${open}"${node.name}"${close}`);
    for (const edge of outgoing.get(node.id) ?? []) {
      const arrow = edge.kind === 'catch' ? '-.->' : '-->';
      for (const label of labelsOf(edge))
        lines.push(`  ${id(node.id)} ${arrow}${label ? `|${label}|` : ''} ${id(edge.to)}`);
    }
  }
  return lines.join('\n');
}

function shapeOf({ shape, type }: GraphNode): readonly [string, string] {
  if (shape === 'choice') return ['{', '}'];
  if (shape === 'end') return ['([', '])'];
  if (shape === 'fail') return ['[[', ']]'];
  return shape === 'wait' && type === 'Task' ? ['[/', '/]'] : ['[', ']'];
}

/** A line for each choice, and one for all caught errors. */
function labelsOf({ kind, labels }: GraphEdge): readonly string[] {
  if (kind === 'choice') return labels;
  if (kind === 'catch') return [labels.map(errorText).join(', ')];
  return [kind === 'default' ? 'otherwise' : ''];
}

const errorTexts: Readonly<Record<string, string>> = {
  'States.ALL': 'any error',
  'States.Timeout': 'time-out',
};

const errorText = (error: string): string => errorTexts[error] ?? error;
