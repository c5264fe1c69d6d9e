import { expect, it } from 'vitest';
import { graphOf, layout } from '../../execution-view/index.ts';
import type { JsonObject } from '../../service.ts';

const end = { Type: 'Pass', End: true };
const branch = (...names: readonly string[]): JsonObject => ({
  StartAt: names[0] as string,
  States: Object.fromEntries(
    names.map((name, at) => [
      name,
      names[at + 1] === undefined ? end : { Type: 'Pass', Next: names[at + 1] as string },
    ]),
  ),
});

/** Returns the names of some states of a definition as they are drawn, from left to right. */
function drawn(States: JsonObject, names: readonly string[]): string[] {
  const graph = graphOf({ QueryLanguage: 'JSONata', StartAt: 'S', States });
  if (!graph) throw new Error('the definition has no graph');
  const { nodes } = layout(graph, () => '') ?? { nodes: [] };
  const middle = (name: string): number => {
    const found = nodes.find(({ node }) => node.name === name);
    return found ? found.x + found.width / 2 : Number.NaN;
  };
  return names.toSorted((a, b) => middle(a) - middle(b));
}

it.each([
  [[branch('A'), branch('B'), branch('C')]],
  [[branch('A'), branch('B'), branch('C', 'D')]],
  [[branch('A', 'D', 'E'), branch('B'), branch('C')]],
])('the branches of a Parallel are drawn from left to right, as they are defined', (Branches) => {
  expect(drawn({ S: { Type: 'Parallel', Branches, End: true } }, ['C', 'A', 'B'])).toEqual(['A', 'B', 'C']);
});

it('the choices are drawn from left to right, as they are defined, and the default after them', () => {
  const S = {
    Type: 'Choice',
    Choices: ['A', 'B'].map((Next) => ({ Condition: '{% true %}', Next })),
    Default: 'C',
  };
  expect(drawn({ S, A: end, B: end, C: end }, ['B', 'C', 'A'])).toEqual(['A', 'B', 'C']);
});
