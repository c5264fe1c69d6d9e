import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { colleagueSchema } from '../../../common/views/colleague-view.ts';

export const operation = defineOperation({
  id: 'note-opening',
  method: 'PUT',
  path: '/cases/{caseId}/opening',
  summary: { zh: '告知本件正在查看', en: 'Say that a case is open on the caller’s screen' },
  description:
    'Says that the caller has the case open, and answers who else has, so that two do not deal with it at once. It holds for two minutes and is to be said again while the case stays open. Of a case that has ended and in which no task is open nothing is noted, and the list is empty. It is no part of the case, stands in no history, and keeps nobody from anything.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'Who else has it open, longest first.',
    schema: z.strictObject({ colleagues: z.array(colleagueSchema) }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
