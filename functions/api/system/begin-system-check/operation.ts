import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'begin-system-check',
  method: 'POST',
  path: '/system/checks',
  summary: { zh: '立即核查', en: 'Check all cases now' },
  description:
    'Starts a check of all cases in the background, like the nightly one. Read its findings with `GET /system/health`. Within five minutes of a requested check, the answer refers to that one.',
  access: ['administrator'],
  answers: {
    status: 200,
    description: 'When the check began.',
    schema: z.strictObject({ begunAt: instantSchema }),
  },
  problems: [],
});
