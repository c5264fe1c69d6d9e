import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { signalKindSchema, signalOriginSchema } from './events.ts';

export const signalStateSchema = z.strictObject({
  number: z.int().positive(),
  kind: signalKindSchema,
  origin: signalOriginSchema,
  source: z.string().optional(),
  asOf: localDateSchema,
  at: instantSchema,
  /** When the person took it back. */
  withdrawnAt: instantSchema.optional(),
});
export type SignalState = z.infer<typeof signalStateSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const signalSlice = { shape: { signals: z.array(signalStateSchema) }, initial: { signals: [] } };

export interface SignalSlice {
  readonly signals: readonly SignalState[];
}
