import { defineOperation } from '../../../common/http/operation.ts';
import { everyPerson } from '../everybody.ts';
import { keptPreferencesSchema } from '../preferences.ts';

export const operation = defineOperation({
  id: 'reset-preferences',
  method: 'DELETE',
  path: '/me/preferences',
  summary: { zh: '恢复默认设置', en: 'Reset my preferences' },
  description: 'Forgets what the caller has set for themself.',
  access: everyPerson,
  versioned: true,
  answers: { status: 200, description: 'No preferences.', schema: keptPreferencesSchema },
  problems: [],
});
