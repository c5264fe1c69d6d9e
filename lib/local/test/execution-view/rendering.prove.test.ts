import fc from 'fast-check';
import { createElement, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { textsIn, viewTexts } from '../../console/app/texts.ts';
import { Axis, Events, Graph, Json, Steps } from '../../execution-view/components/index.ts';
import {
  axisOf,
  graphOf,
  type HistoryEvent,
  layout,
  outcomeOf,
  pathOf,
  takenOf,
} from '../../execution-view/index.ts';
import type { JsonObject, ServiceRequest } from '../../service.ts';
import { functionError, functionResult } from '../../testing.ts';
import { chain, Maker, type Node } from '../states/generated-workflows.ts';
import { Harness } from '../states/harness.ts';

const LANGUAGES = ['zh', 'en'] as const;

function rendered(element: ReactElement): string {
  const html = renderToString(element);
  expect(html).not.toMatch(/undefined|NaN|\[object/);
  return html;
}

/** Returns everything that is drawn for one execution, in one language. */
function drawAll(definition: JsonObject, events: readonly HistoryEvent[], status: string, now: number) {
  const steps = pathOf(events);
  const graph = graphOf(definition);
  if (!graph) throw new Error('the definition has no graph');
  const taken = takenOf(graph, steps, status);
  return LANGUAGES.map((language) => {
    const texts = viewTexts(language);
    const filter = { types: [], failedOnly: false };
    return {
      ...{ steps, graph, taken },
      drawing: rendered(createElement(Graph, { graph, taken, texts })),
      list: rendered(createElement(Steps, { steps, status, now, texts })),
      events: rendered(createElement(Events, { events, steps, filter, onFilter: () => {}, texts })),
    };
  });
}

async function play(nodes: readonly Node[], pauses: readonly number[], stops: boolean) {
  const maker = new Maker();
  const definition = maker.program(nodes);
  const left = new Map(maker.failures);
  const standIn = ({ input }: ServiceRequest): JsonObject => {
    const name = String(input.FunctionName).split(':').at(-1) as string;
    const failures = left.get(name) ?? 0;
    left.set(name, failures - 1);
    if (name.startsWith('never')) return functionError('Never', 'ever');
    return failures > 0 ? functionError('Broken', 'once more') : functionResult(name);
  };
  const at = new Harness({ standIn });
  try {
    const executionArn = await at.start(definition, 'x');
    for (const pause of pauses) {
      await at.advanceBySeconds(pause);
      const { status } = await at.describe(executionArn);
      if (stops && status === 'RUNNING') await at.api('StopExecution', { executionArn });
      if (stops && status !== 'SUCCEEDED') await at.api('RedriveExecution', { executionArn });
      await at.clock.settle();
    }
    const { status } = await at.describe(executionArn);
    const { events } = await at.api('GetExecutionHistory', { executionArn, maxResults: 1000 });
    const history = (events as unknown as HistoryEvent[]).map((event) => ({
      ...event,
      timestamp: Math.round(event.timestamp * 1000),
    }));
    return { definition, status: String(status), events: history, now: at.clock.now() };
  } finally {
    at.close();
  }
}

it('every execution of any definition is drawn, at any moment: its steps on its graph, in both languages', async () => {
  await fc.assert(
    fc.asyncProperty(
      chain,
      fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (nodes, pauses, stops) => {
        const { definition, status, events, now } = await play(nodes, pauses, stops);
        for (const { steps, graph, taken, drawing, list } of drawAll(definition, events, status, now)) {
          expect(layout(graph, () => '')).toBeDefined();
          expect(taken.unknown).toEqual([]);
          // The keyboard reaches every state, and every step is listed.
          expect(drawing.match(/tabindex="0"/gi)).toHaveLength(graph.nodes.length);
          expect(list.match(/<th scope="row"/g)).toHaveLength(steps.length);
          const hasFailed = steps.some((step) => ['failed', 'timed out'].includes(outcomeOf(step, status)));
          if (hasFailed) expect(drawing + list).toContain('✕');
          // Every step except the last of its thread was left along a line.
          const followed = new Set(steps.filter(({ next }) => next !== undefined).map(({ state }) => state));
          expect(taken.edges.size).toBeGreaterThanOrEqual(followed.size);
        }
      },
    ),
    { numRuns: 10 },
  );
});

it('whatever is given as a definition or as data, nothing is thrown', () => {
  const anything = fc.anything({ withNullPrototype: true });
  const state = fc.record(
    {
      Type: fc.constantFrom('Task', 'Map', 'Parallel', 'Choice', 'Later'),
      Next: fc.constantFrom('a', 'b', 'nowhere'),
      Choices: anything,
      Catch: anything,
      Branches: anything,
      ItemProcessor: anything,
    },
    { requiredKeys: [] },
  );
  const machine = fc.record({
    StartAt: fc.constantFrom('a', 'nowhere'),
    States: fc.dictionary(fc.constantFrom('a', 'b', '很长的名称'.repeat(20)), fc.oneof(state, anything)),
  });
  fc.assert(
    fc.property(fc.oneof(machine, anything), anything, (definition, value) => {
      const graph = graphOf(definition);
      const texts = viewTexts('zh');
      if (graph) renderToString(createElement(Graph, { graph, texts }));
      renderToString(createElement(Json, { value: JSON.stringify(value) ?? 'none', texts }));
    }),
    { numRuns: 200 },
  );
});

it('a caught error, retries and a waiting branch have signs and lines of their own', async () => {
  const { definition, status, events, now } = await play(
    [
      { kind: 'task', failures: 1, retries: 1 },
      { kind: 'parallel', branches: [[{ kind: 'wait', seconds: 4 }]], retries: 0, isCaught: true },
      { kind: 'wait', seconds: 4 },
    ],
    [2],
    false,
  );
  const [, english] = drawAll(definition, events, status, now);
  expect(status).toBe('RUNNING');
  expect(english?.drawing).toContain('×2');
  expect(english?.drawing).toMatch(/parallel-\d+, Parallel, error caught/);
  expect(english?.drawing).toMatch(/wait-\d+, Wait, open/);
  expect(english?.drawing).toMatch(/xv-line xv-catch xv-taken/);
});

it('executions lie on the axis from their beginning to their end, or to now if they are still running', () => {
  const spans = [
    { id: 'one', from: 0, to: 50 },
    { id: 'two', from: 50, to: undefined },
  ];
  const { spans: placed, ticks } = axisOf(spans, 100);
  expect(placed).toEqual([
    { id: 'one', left: 0, width: 0.5 },
    { id: 'two', left: 0.5, width: 0.5 },
  ]);
  expect(ticks.every(({ left }) => left >= 0 && left <= 1)).toBe(true);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.option(fc.nat(), { nil: undefined }))),
      fc.nat(),
      (times, now) => {
        const rows = times.map(([from, to], index) => ({ id: String(index), from, to }));
        for (const { left, width } of axisOf(rows, now).spans) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
        }
      },
    ),
  );
  const texts = viewTexts('en');
  rendered(
    createElement(Axis, {
      rows: spans.map((span) => ({ ...span, name: span.id, label: span.id, tone: 'done' as const })),
      now: 100,
      texts,
    }),
  );
});

it('the page has every text in both languages', () => {
  const [zh, en] = [textsIn('zh'), textsIn('en')];
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    const [one, other] = [zh[key], en[key]];
    if (typeof one === 'string') expect([one.trim(), String(other).trim()]).not.toContain('');
  }
});
