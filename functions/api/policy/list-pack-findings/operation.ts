import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'list-pack-findings',
  method: 'GET',
  path: '/policy-packs/findings',
  summary: { zh: '政策包检查结果', en: 'List the findings about the policy packs' },
  description:
    'Lists what conflicts, is left open or is a proposal of this project in the policy packs and the loaded amendments, on a day (today unless given). `npm run packs:lint` prints the same.',
  access: ['officer', 'supervisor', 'unit-administrator', 'policy-administrator', 'auditor', 'administrator'],
  query: z.strictObject({ on: plausibleDateSchema.optional() }),
  answers: {
    status: 200,
    description: 'The findings.',
    schema: z.strictObject({
      on: localDateSchema,
      findings: z.array(
        z.strictObject({
          kind: z.enum(['error', 'conflict', 'open', 'proposal']),
          kindText: z.string(),
          where: z.string().describe('The layer or the region.'),
          what: z.string().describe('The key of the value and, within a list, the code of its member.'),
          title: z.string().describe('The name of the value.'),
          clause: z.string().describe('Empty if none is cited.'),
          message: z.string().describe('The finding; in English, as the command prints it.'),
        }),
      ),
    }),
  },
  problems: ['invalid-field'],
});
