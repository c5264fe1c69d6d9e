import { expect, it } from 'vitest';
import { distinct } from '../../functions/common/views/distinct.ts';

it('A list of choices has each once, where it comes first, in the words in which it comes first', () => {
  const choices = [
    { code: 'guidance', text: 'Guidance' },
    { code: 'training', text: 'Training' },
    { code: 'guidance', text: 'Guidance for the young' },
  ];
  expect(distinct(choices)).toEqual([
    { code: 'guidance', text: 'Guidance' },
    { code: 'training', text: 'Training' },
  ]);
});
