import * as z from 'zod';
import { placeBases } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { eligibilityVerdicts } from '../../../../lib/domain/case/registration/eligibility.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { questions } from './questions.ts';

/** A field is called what is asked. */
const asked = (name: keyof typeof questions, more?: Parameters<typeof label>[2]) =>
  label(questions[name].zh, questions[name].en, more);

const selfCheckSchema = z
  .strictObject({
    age: z
      .enum(['under-minimum', 'working-age'])
      .optional()
      .describe(
        'Younger than the minimum age of the region (16), or not. Nobody is asked for their birthday.',
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
      .describe('Out of work: no job, no business of their own that goes on.')
      .meta(asked('jobless')),
    wantsWork: z.boolean().optional().meta(asked('wantsWork')),
    ableToWork: z
      .boolean()
      .optional()
      .describe('False only where somebody cannot work at all.')
      .meta(
        asked('ableToWork', { help: ['有残疾不等于不能劳动。', 'A disability is no inability to work.'] }),
      ),
    places: z
      .array(z.enum(placeBases))
      .max(4)
      .optional()
      .describe('For which reasons the person belongs to this region. None of the four: an empty list.')
      .meta(
        asked('places', {
          choices: 'placeBasis',
          help: ['选符合的；都不是的不选。', 'Choose what is so; none where none is.'],
        }),
      ),
    registeredElsewhere: z.boolean().optional().meta(asked('registeredElsewhere')),
    workedOnMainland: z
      .boolean()
      .optional()
      .describe(
        'Only of residents of Hong Kong, Macao and Taiwan: whether they have lost work on the mainland.',
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
  summary: { zh: '失业登记自查', en: 'Can I register?' },
  description:
    'Tells from a few coarse answers whether somebody can register as unemployed in a region, by the rules that decide an application. Nothing is stored or logged of it, and nothing is decided by it: whoever is told no may apply all the same.',
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
        .describe('`can`; `no`; or `ask`: an answer is missing, or a human has to look at it.'),
      text: z.string(),
      because: z
        .array(
          z.strictObject({
            code: z.string().describe('A reason of refusal of the region, or the answer that is missing.'),
            text: z.string(),
            remedy: z.string().optional().describe('What can be done about it.'),
            basis: basisSchema,
          }),
        )
        .describe('Why not, or what is still to be known; with `can`, the rule that is met.'),
      instead: z
        .strictObject({
          code: z.enum(['job-seeker', 'transfer']),
          text: z.string(),
          basis: basisSchema.optional(),
        })
        .optional()
        .describe('What can be done instead: registering as a job-seeker, or having a registration moved.'),
    }),
  },
  problems: ['region-not-found'],
});
