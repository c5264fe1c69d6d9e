import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { caseStateSchema, eventDataSchemas } from '../../domain/case/case.ts';

/**
 * A hash of the shape of everything of a case that is stored and parsed again: of its state, and of each type of
 * event. `shapes.json` has them as they are in the current version, so that no shape changes unnoticed.
 */
export const storedShapes = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries<z.ZodType>({ state: caseStateSchema, ...eventDataSchemas }).map(([name, schema]) => [
      name,
      createHash('sha256')
        .update(canonicalJson(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' })))
        .digest('hex')
        .slice(0, 16),
    ]),
  );
