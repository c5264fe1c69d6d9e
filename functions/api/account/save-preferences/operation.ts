import { defineOperation } from '../../../common/http/operation.ts';
import { everyPerson } from '../everybody.ts';
import { keptPreferencesSchema, preferencesSchema } from '../preferences.ts';

export const operation = defineOperation({
  id: 'save-preferences',
  method: 'PUT',
  path: '/me/preferences',
  summary: { zh: '保存我的设置', en: 'Save my preferences' },
  description:
    'Replaces the caller’s preferences. With `If-Match`, the request is refused if another device has saved first. Names of views must not identify a person: identity and telephone numbers are refused.',
  access: everyPerson,
  versioned: true,
  body: preferencesSchema,
  answers: { status: 200, description: 'The preferences as saved.', schema: keptPreferencesSchema },
  problems: ['view-name-twice', 'number-of-a-person'],
});
