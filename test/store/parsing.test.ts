import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseHead } from '../../lib/store/stored.ts';

const itemSchema = z.looseObject({ SK: z.string(), state: z.looseObject({}).optional() });
const items = readFileSync(join(import.meta.dirname, 'releases/2/items.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => itemSchema.parse(JSON.parse(line)));
const heads = items.filter(({ SK, state }) => SK === 'HEAD' && state);

describe('A head', () => {
  it('is read alike, and refused alike where it is damaged, however many were read before', () => {
    expect(heads.length).toBeGreaterThan(0);
    for (const head of heads) {
      const before = parseHead(head).state;
      const damaged = { ...head, state: { ...head.state, phase: 'elsewhere' } };
      for (let read = 0; read < 120; read++) {
        expect(() => parseHead(damaged)).toThrow(z.ZodError);
        if (read % 20 === 0) expect(parseHead(head).state).toEqual(before);
      }
    }
  });
});
