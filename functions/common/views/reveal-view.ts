import * as z from 'zod';
import { revealedFields, revealReasons } from '../../../lib/domain/case/person/events.ts';
import { label } from '../http/label.ts';

/** A list of codes of personal data, without duplicates. */
export const revealedFieldsSchema = z
  .array(z.enum(revealedFields))
  .min(1)
  .refine((fields) => new Set(fields).size === fields.length, { error: 'listed-twice' })
  .describe(
    'The personal data to show. `statements` are the newest 50 free texts of the history, whose numbers are otherwise masked.',
  )
  .meta(label('查看的信息', 'Data to be shown', { choices: 'revealedField' }));

export const revealReasonSchema = z
  .enum(revealReasons)
  .describe('Why they are needed.')
  .meta(label('查看事由', 'Reason', { choices: 'revealReason' }));
