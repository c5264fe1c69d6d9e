import * as z from 'zod';

/** The header of an operation that a client can repeat without doing it twice. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,200}$/)
    .describe('Chosen by the client, a new one for each application; remembered for seven days.'),
});
