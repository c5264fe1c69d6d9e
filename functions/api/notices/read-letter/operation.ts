import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema } from '../../../common/http/schemas.ts';
import { noticeIdSchema, noticePathSchema } from '../../../common/notices/notice-schemas.ts';

/** A notice to the person as it is put on paper. */
export const letterSchema = z
  .strictObject({
    caseId: caseIdSchema,
    noticeId: noticeIdSchema,
    title: z.string(),
    applicationNumber: z
      .string()
      .describe(
        'The number by which the letter is asked about. The agencies give their letters no other number here, and none is made up.',
      ),
    salutation: z.string().describe('To whom it is: with the name in full, or masked where `masked`.'),
    paragraphs: z.array(z.string()).describe('What the notice says, all of it, in its order.'),
    law: z.array(z.string()).describe('The law that the paragraphs name, each once.'),
    remedy: z
      .array(z.string())
      .describe('Those of the paragraphs that say what can be done against what was decided.'),
    agency: z.string().describe('The unit that signs.'),
    issuedOn: localDateSchema,
    issuedOnText: z.string(),
    template: z.enum(noticeTemplateNames),
    templateVersion: z.int().positive(),
    language: z.enum(['zh', 'en']),
    masked: z
      .boolean()
      .describe(
        'Whether personal data in it are masked: such a letter is for staff to look at, says so on paper, and is not to be delivered.',
      ),
  })
  .meta({ id: 'Letter' });
export type Letter = z.infer<typeof letterSchema>;

export const operation = defineOperation({
  id: 'read-letter',
  method: 'GET',
  path: '/cases/{caseId}/notices/{noticeId}/letter',
  summary: { zh: '查看或打印告知书', en: 'A notice as a letter' },
  description:
    'A notice to the person as a letter: as data, or as a PDF to be printed (`Accept: application/pdf`) whose text can be searched and copied. It says what the notice says. The person has it with their name in full. Staff have it masked; to print it for the person they first record in a reveal (`POST …/reveals`) that they see `name` and `statements` in full, and name it in `reveal` within the seconds for which it holds. A character that the font does not have is printed as its code, such as 〔U+20BB7〕, with a sentence that says so; `X-Missing-Glyphs` tells how many.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: noticePathSchema,
  query: z.strictObject({
    reveal: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number)
      .optional()
      .describe('The reveal by which a member of staff sees it in full: the `version` that it answered.'),
  }),
  answers: {
    status: 200,
    description: 'The letter.',
    schema: letterSchema,
    alsoAs: 'application/pdf',
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'notice-not-found',
    'notice-has-no-letter',
    'reveal-not-found',
    'reveal-expired',
  ],
});
