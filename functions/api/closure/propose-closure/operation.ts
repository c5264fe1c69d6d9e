import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, caseSchema } from '../../../common/http/schemas.ts';

const codeSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const closureProposalSchema = z
  .strictObject({
    reason: z
      .string()
      .regex(/^[A-Z_]{1,40}$/)
      .describe('One of the reasons that the tasks of the case list.'),
    evidence: z
      .array(
        z.strictObject({
          kind: codeSchema.describe('One of the kinds that the reason asks for.'),
          source: codeSchema.describe('Where it comes from: the name of a register, an agency, a source.'),
          on: localDateSchema.describe('The Beijing day of which it is.'),
        }),
      )
      .min(1)
      .max(10)
      .describe('Names and days only, nothing personal: what else is to be said stands in `words`.'),
    statement: z.string().trim().min(1).max(2000).describe('For whoever decides; stored encrypted.'),
  })
  .meta({
    example: {
      reason: 'EMPLOYED',
      evidence: [{ kind: 'employment-record', source: 'employment-register', on: '2026-11-18' }],
      statement: '用人单位已办理就业登记。',
    },
  });

export const operation = defineOperation({
  id: 'propose-closure',
  method: 'POST',
  path: '/cases/{caseId}/closure-proposals',
  summary: { zh: '提请注销失业登记', en: 'Propose a closure' },
  description:
    'Puts a closure with its evidence before a human, who decides it. Refusals in a row and months without contact are counted by rule from records, so that nobody can propose these.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: closureProposalSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'unknown-closure-reason',
    'closure-counted-by-rule',
    'evidence-missing',
    'date-in-future',
    'closure-already-proposed',
    'case-changed',
  ],
});
