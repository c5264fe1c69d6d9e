import * as z from 'zod';
import { label } from '../http/label.ts';

/** A grant that was found for a case, by its permanent number. */
export const grantNumberSchema = z
  .int()
  .min(1)
  .max(9999)
  .describe('The number of the grant in its case, as `list-found-grants` returns it.')
  .meta(
    label('主动告知的补贴', 'Grant', {
      options: 'foundGrants',
      help: ['主动告知的序号。', 'The number of the grant.'],
    }),
  );
