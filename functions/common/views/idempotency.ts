import * as z from 'zod';
import { idempotencyKeySchema } from '../http/idempotency.ts';

/** The header of an operation that opens a case, and that a client has to be able to repeat without opening a second. */
export const idempotencyHeaders = z.object({ 'idempotency-key': idempotencyKeySchema });
