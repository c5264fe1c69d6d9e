import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { caseStateSchema, eventDataSchemas, sensitivePlaces } from '../../domain/case/case.ts';

/**
 * A hash of the shape of everything of a case that is stored and parsed again: of its state, and of each type of
 * event, and of the places that are sealed. `shapes.json` has them as they are in the current version, so that no shape changes unnoticed.
 */
export const storedShapes = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries<z.ZodType>({ state: caseStateSchema, ...eventDataSchemas }).map(([name, schema]) => [
      name,
      hashOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' })),
    ]),
  ),
  // Where it is sealed and where not.
  sensitive: hashOf(sensitivePlaces),
});

const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
