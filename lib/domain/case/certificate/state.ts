import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { certificateGrounds, taxMeasures } from './events.ts';

/** A note on the person's employment certificate. */
export const certificateNoteSchema = z.strictObject({
  noteId: z.string(),
  measure: z.enum(taxMeasures),
  /** Sealed, like the number of the certificate. */
  ground: z.enum(certificateGrounds).optional(),
  number: z.string().optional(),
  beginsOn: localDateSchema,
  notedAt: instantSchema,
  withdrawnAt: instantSchema.optional(),
});
export type CertificateNote = z.infer<typeof certificateNoteSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const certificateSlice = {
  shape: { certificateNotes: z.array(certificateNoteSchema).optional() },
  initial: {},
};

export interface CertificateSlice {
  readonly certificateNotes?: readonly CertificateNote[] | undefined;
}
