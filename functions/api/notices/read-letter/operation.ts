import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema } from '../../../common/http/schemas.ts';
import { noticeIdSchema, noticePathSchema } from '../../../common/notices/notice-schemas.ts';

/** A notice to the person, as printed on paper. */
export const letterSchema = z
  .strictObject({
    caseId: caseIdSchema,
    noticeId: noticeIdSchema,
    title: z.string(),
    applicationNumber: z
      .string()
      .describe(
        'The number to quote in an enquiry about the letter. The agencies give their letters no other number here, and none is invented.',
      ),
    salutation: z.string().describe('The addressee: with the full name, or masked if `masked`.'),
    paragraphs: z.array(z.string()).describe('The full text of the notice, in order.'),
    law: z.array(z.string()).describe('The laws that the paragraphs cite, each once.'),
    remedy: z.array(z.string()).describe('The paragraphs that state the remedies against the decision.'),
    agency: z.string().describe('The unit that signs.'),
    issuedOn: localDateSchema,
    issuedOnText: z.string(),
    template: z.enum(noticeTemplateNames),
    templateVersion: z.int().positive(),
    language: z.enum(['zh', 'en']),
    masked: z
      .boolean()
      .describe(
        'Whether its personal data are masked. Such a letter is for staff to read, says so on paper, and must not be delivered.',
      ),
  })
  .meta({ id: 'Letter' });
export type Letter = z.infer<typeof letterSchema>;

export const operation = defineOperation({
  id: 'read-letter',
  method: 'GET',
  path: '/cases/{caseId}/notices/{noticeId}/letter',
  summary: { zh: '查看或打印告知书', en: 'Read a notice as a letter' },
  description:
    'Returns a notice to the person as a letter: as data, or as a PDF for printing (`Accept: application/pdf`) with searchable text. It has the words of the notice. The person gets it with their full name. Staff get it masked. To print it for the person, they first record a reveal (`POST …/reveals`) of `name` and `statements`, and then name it in `reveal` within the seconds for which it is valid. A character that is not in the font is printed as its code, such as 〔U+20BB7〕, with a sentence that says so; `X-Missing-Glyphs` gives the number.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: noticePathSchema,
  query: z.strictObject({
    reveal: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number)
      .optional()
      .describe('The reveal that lets a member of staff see it in full: the `version` from its answer.'),
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
