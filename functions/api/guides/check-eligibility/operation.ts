import * as z from 'zod';
import { placeBases } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { eligibilityVerdicts } from '../../../../lib/domain/case/registration/eligibility.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { questions } from './questions.ts';

/** A field is named after its question. */
const asked = (name: keyof typeof questions, more?: Parameters<typeof label>[2]) =>
  label(questions[name].zh, questions[name].en, more);

const selfCheckSchema = z
  .strictObject({
    age: z
      .enum(['under-minimum', 'working-age'])
      .optional()
      .describe(
        'Whether the person has reached the region’s minimum age (16). Nobody is asked for their date of birth.',
      )
      .meta(
        asked('age', {
          choices: {
            'working-age': { zh: '已满16周岁', en: '16 or older' },
            'under-minimum': { zh: '未满16周岁', en: 'Younger than 16' },
          },
        }),
      ),
    drawsPension: z.boolean().optional().meta(asked('drawsPension')),
    jobless: z
      .boolean()
      .optional()
      .describe('Out of work: no job, and no business of their own that is still running.')
      .meta(asked('jobless')),
    wantsWork: z.boolean().optional().meta(asked('wantsWork')),
    ableToWork: z
      .boolean()
      .optional()
      .describe('False only if the person cannot work at all.')
      .meta(
        asked('ableToWork', {
          help: ['有残疾不等于不能劳动。', 'Having a disability does not mean being unable to work.'],
        }),
      ),
    places: z
      .array(z.enum(placeBases))
      .max(4)
      .optional()
      .describe('The person’s links to this region. An empty list if none applies.')
      .meta(
        asked('places', {
          choices: 'placeBasis',
          help: ['选符合的；都不是的不选。', 'Choose all that apply, or none.'],
        }),
      ),
    registeredElsewhere: z.boolean().optional().meta(asked('registeredElsewhere')),
    workedOnMainland: z
      .boolean()
      .optional()
      .describe(
        'Only for residents of Hong Kong, Macao and Taiwan: whether they have lost work on the mainland.',
      )
      .meta(
        asked('workedOnMainland', {
          help: ['只有港澳台居民需要回答。', 'Only for residents of Hong Kong, Macao and Taiwan.'],
        }),
      ),
  })
  .meta({
    example: {
      age: 'working-age',
      drawsPension: false,
      jobless: true,
      wantsWork: true,
      places: ['residence'],
    },
  });

export const operation = defineOperation({
  id: 'check-eligibility',
  method: 'POST',
  path: '/regions/{region}/self-check',
  summary: { zh: '失业登记自查', en: 'Check whether somebody can register' },
  description:
    'Says from a few coarse answers whether somebody can register as unemployed in a region, by the same rules that decide an application. Nothing is stored or logged, and nothing is decided: a person who is told no may still apply.',
  access: 'public',
  safe: true,
  pathParameters: z.strictObject({ region: z.string().max(40) }),
  body: selfCheckSchema,
  answers: {
    status: 200,
    description: 'What can be said so far.',
    schema: z.strictObject({
      verdict: z
        .enum(eligibilityVerdicts)
        .describe('`can`, `no` or `ask`. `ask`: an answer is missing, or a human has to look at it.'),
      text: z.string(),
      because: z
        .array(
          z.strictObject({
            code: z.string().describe('One of the region’s reasons for refusal, or the missing answer.'),
            text: z.string(),
            remedy: z.string().optional().describe('What can be done about it.'),
            basis: basisSchema,
          }),
        )
        .describe('Why not, or what is missing; with `can`, the rule that is met.'),
      instead: z
        .strictObject({
          code: z.enum(['job-seeker', 'transfer']),
          text: z.string(),
          basis: basisSchema.optional(),
        })
        .optional()
        .describe('The alternatives: registering as a job-seeker, or transferring a registration.'),
    }),
  },
  problems: ['region-not-found'],
});
