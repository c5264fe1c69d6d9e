import { defineOperation } from '../../../common/http/operation.ts';
import { everyPerson } from '../everybody.ts';
import { keptPreferencesSchema } from '../preferences.ts';

export const operation = defineOperation({
  id: 'reset-preferences',
  method: 'DELETE',
  path: '/me/preferences',
  summary: { zh: '恢复默认设置', en: 'Reset my preferences' },
  description: 'Deletes the caller’s preferences, which restores the defaults.',
  access: everyPerson,
  versioned: true,
  answers: { status: 200, description: 'No preferences.', schema: keptPreferencesSchema },
  problems: [],
});
