import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { effectsOf, eventTypes } from '../../../lib/domain/case/case.ts';
import { messageSchemas } from '../../../lib/domain/case/messages.ts';
import { detailTypeOf } from '../../../lib/domain/case/model/effects.ts';
import { type RegionId, servedRegions } from '../../../lib/policy/regions/registry.ts';
import {
  closed,
  compared,
  eventWith,
  objected,
  refused,
  refusedThrice,
  type ToldCase,
  withdrawn,
} from './support/told.ts';

const lives: readonly ((region: RegionId) => ToldCase)[] = [
  (region) => objected(region, true),
  (region) => objected(region, false),
  refusedThrice,
  compared,
  refused,
  withdrawn,
  closed,
];
const published = (life: ToldCase) =>
  life.events.flatMap(({ event, sequence }) =>
    effectsOf(event, sequence, life.state).flatMap((effect) => (effect.kind === 'publish' ? [effect] : [])),
  );

describe('A published message', () => {
  it.each(servedRegions.ids)('fits the documented schema of its type in %s', (region) => {
    const messages = lives.flatMap((live) => published(live(region)));
    const misfits = messages.filter(
      ({ detailType, detail }) => !messageSchemas[detailType]?.safeParse(detail).success,
    );
    expect(misfits).toEqual([]);
    expect(new Set(messages.map(({ detailType }) => detailType)).size).toBeGreaterThan(15);
  });

  it('has a schema that admits nothing else, for every event, for notices and for digests', () => {
    const types = [...eventTypes.map(detailTypeOf), 'Notice.Issued', 'Digest.Issued'];
    expect(Object.keys(messageSchemas).sort()).toEqual(types.sort());
    for (const schema of Object.values(messageSchemas))
      expect(z.toJSONSchema(schema)).toMatchObject({ additionalProperties: false });
  });

  it('does not reveal what a signal or a closure is about', () => {
    const { state } = closed('chongqing');
    const dataOf = (type: 'signal-received' | 'registration-closed' | 'closure-proposed', data: object) => {
      const [message] = effectsOf(eventWith(type, data), 9, state).filter(({ kind }) => kind === 'publish');
      return message?.kind === 'publish' ? message.detail.data : undefined;
    };
    expect(dataOf('signal-received', { kind: 'drawing-pension', origin: 'comparison' })).toEqual({});
    expect(dataOf('registration-closed', { taskId: 'decide-closure-1', reason: 'imprisoned' })).toEqual({
      taskId: 'decide-closure-1',
    });
    const texts = lives.map((live) => JSON.stringify(published(live('chongqing')))).join();
    expect(texts).not.toMatch(/pension|refused-service|in-employment|officer-1|social-insurance/);
  });
});

it('The documented schemas are those of the code', () => {
  const { $defs } = z
    .object({ $defs: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync('functions/streams/events.schema.json', 'utf8')));
  const made = Object.entries(messageSchemas).map(([detailType, schema]) => {
    const { $schema: _same, ...described } = z.toJSONSchema(schema);
    return [detailType, described];
  });
  expect($defs).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(made))));
  const page = readFileSync('functions/streams/EVENTS.md', 'utf8');
  for (const detailType of Object.keys(messageSchemas)) expect(page).toContain(`\`${detailType}\``);
});
