import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { deathEvidenceSchema } from '../../../lib/domain/case/registration/events.ts';
import { label } from './label.ts';
import { optionalTextSchema } from './schemas.ts';

/** How staff state on what it rests that a person has died, with a note. */
export const statedDeathSchema = z
  .strictObject({
    evidence: z
      .strictObject({
        kind: deathEvidenceSchema.shape.kind
          .describe('The evidence: a record, or a statement of the family. No document is asked for.')
          .meta(label('依据类型', 'Kind of evidence', { choices: 'evidence' })),
        on: plausibleDateSchema
          .describe('The Beijing day of the record or of the statement.')
          .meta(label('依据日期', 'Day of the evidence')),
      })
      .meta(label('依据', 'Evidence')),
    note: optionalTextSchema().optional().describe('Stored encrypted.').meta(label('备注', 'Note')),
  })
  .meta({ example: { evidence: { kind: 'statement-of-the-family', on: '2026-11-20' } } });
