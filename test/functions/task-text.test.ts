import { expect, it } from 'vitest';
import { taskText } from '../../functions/episodes/task-text.ts';

it('a follow-up is called by its month, since that of the month before may be open beside it; other tasks by their kind', () => {
  expect(taskText('follow-up', 'follow-up-2027-01')).toEqual({
    zh: '2027年1月跟踪回访',
    en: 'Make the follow-up of January 2027',
  });
  expect(taskText('decide-closure', 'decide-closure-1').zh).toBe('审核注销失业登记');
});
