import * as z from 'zod';
import { idempotencyKeySchema } from '../http/idempotency.ts';

/** The header of an operation that opens a case, so that a client can repeat it without opening a second one. */
export const idempotencyHeaders = z.object({ 'idempotency-key': idempotencyKeySchema });
