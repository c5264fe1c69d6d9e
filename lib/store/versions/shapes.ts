import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { caseStateSchema, eventDataSchemas, sensitivePlaces } from '../../domain/case/case.ts';

/**
 * Hashes the shapes of everything that is stored of a case and parsed again: its state, each type of event, and the sealed
 * places. `shapes.json` holds the hashes of the current version, so that no shape changes unnoticed.
 */
export const storedShapes = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries<z.ZodType>({ state: caseStateSchema, ...eventDataSchemas }).map(([name, schema]) => [
      name,
      hashOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' })),
    ]),
  ),
  // Both where it is sealed and where it is not.
  sensitive: hashOf(sensitivePlaces),
});

const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
