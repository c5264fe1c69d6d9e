import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { colleagueSchema } from '../../../common/views/colleague-view.ts';

export const operation = defineOperation({
  id: 'note-opening',
  method: 'PUT',
  path: '/cases/{caseId}/opening',
  summary: { zh: '告知本件正在查看', en: 'Show colleagues that I have this case open' },
  description:
    'Records that the caller has the case open, and returns who else has, so that two people do not work on it at once. The record lasts two minutes; repeat the request while the case stays open. For an ended case without open tasks nothing is recorded and the list is empty. The record is not part of the case or its history, and blocks nobody.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The colleagues who also have it open, longest first.',
    schema: z.strictObject({ colleagues: z.array(colleagueSchema) }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
