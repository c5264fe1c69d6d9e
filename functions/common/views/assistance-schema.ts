import * as z from 'zod';
import { localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { choiceSchema } from '../http/schemas.ts';

/** A household as its audience may see it: numbers are masked, and names of members are left out. */
export const householdViewSchema = z
  .strictObject({
    number: z.int(),
    status: choiceSchema,
    residence: choiceSchema,
    members: z.array(
      z.strictObject({
        member: z.int().describe('The number by which requests name them; 1 is the person.'),
        relation: choiceSchema,
        ableToWork: z.boolean(),
        underWorkingAge: z.boolean(),
        identityNumber: z.string().optional().describe('Masked.'),
      }),
    ),
    checks: z
      .array(
        z.strictObject({
          member: z.int(),
          subject: choiceSchema,
          result: choiceSchema,
          source: z.string(),
          sourceText: z.string(),
          on: localDateSchema,
        }),
      )
      .describe('The findings about each member who could work; for staff.'),
    periods: z.array(z.strictObject({ from: localDateSchema, until: localDateSchema.optional() })),
    helpDueOn: localDateSchema.optional().describe('The day by which one member is to be in work.'),
    ended: choiceSchema.optional(),
  })
  .meta({ id: 'Household' });

/** A placement in a public-welfare post. */
export const placementViewSchema = z
  .strictObject({
    number: z.int(),
    postId: z.string(),
    title: z.string().optional().describe('The title of the post, if the district still has it.'),
    employer: z.string().optional(),
    status: choiceSchema,
    startsOn: localDateSchema,
    endsOn: localDateSchema,
    toRetirement: z.boolean(),
    market: z
      .strictObject({
        offered: z.int(),
        taken: z.int(),
        declined: z.int(),
        since: localDateSchema.optional(),
        until: localDateSchema.optional(),
      })
      .describe('The earlier attempts to find work on the market, according to the records of the case.'),
    attendance: z.array(z.strictObject({ month: z.string(), days: z.int() })),
    endedOn: localDateSchema.optional(),
    endReason: choiceSchema.optional(),
  })
  .meta({ id: 'PublicPostPlacement' });
