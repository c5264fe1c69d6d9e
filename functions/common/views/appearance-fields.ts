import { channelSchema, identityDocumentSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** How a person has come who makes use of a right over their data. */
export const appearanceFields = {
  channel: channelSchema.describe('Online by the person, or at the counter through an officer.'),
  seen: identityDocumentSchema
    .optional()
    .describe('The identity document that the officer has seen; needed at the counter, and nothing else is.'),
};
