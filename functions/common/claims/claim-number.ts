import * as z from 'zod';
import { label } from '../http/label.ts';

/** A claim of a case, by its permanent number. */
export const claimNumberSchema = z
  .int()
  .min(1)
  .max(9999)
  .describe('The number of the claim in its case, as `list-claims` returns it.')
  .meta(
    label('补贴申领', 'Claim', { options: 'claims', help: ['申领的序号。', 'The number of the claim.'] }),
  );
