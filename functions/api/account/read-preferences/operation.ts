import { defineOperation } from '../../../common/http/operation.ts';
import { everyPerson } from '../everybody.ts';
import { keptPreferencesSchema } from '../preferences.ts';

export const operation = defineOperation({
  id: 'read-preferences',
  method: 'GET',
  path: '/me/preferences',
  summary: { zh: '查看我的设置', en: 'Read my preferences' },
  description: 'Returns the caller’s own preferences; empty if there are none.',
  access: everyPerson,
  versioned: true,
  answers: { status: 200, description: 'The preferences.', schema: keptPreferencesSchema },
  problems: [],
});
