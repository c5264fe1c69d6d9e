import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultsOfTexts } from '../../bin/support/workflow-texts.ts';

const read = (file: string): Record<string, { states: object; choices: Record<string, unknown[]> }> =>
  JSON.parse(readFileSync(`workflows/${file}`, 'utf8'));

it('asks for a sentence of every workflow, state and way on from a choice', () => {
  const definitions = Object.fromEntries(
    readdirSync('workflows')
      .filter((file) => file.endsWith('.asl.json'))
      .map((file) => [file.replace('.asl.json', ''), read(file)]),
  );
  const texts = read('texts.json');
  expect(faultsOfTexts(definitions, texts)).toEqual([]);
  const { closure, ...others } = texts;
  expect(faultsOfTexts(definitions, others)).toContain('no text for the workflow "closure"');
  const [state = ''] = Object.keys(closure?.states ?? {});
  const both = { ...closure, earlierStates: { [state]: { zh: '甲', en: 'a' } } };
  expect(faultsOfTexts(definitions, { ...others, closure: both })).toEqual([
    `"${state}" of closure is no earlier state`,
  ]);
  const choice = 'Was the registration closed?';
  const short = { ...closure, choices: { [choice]: closure?.choices[choice]?.slice(1) } };
  expect(faultsOfTexts(definitions, { ...others, closure: short })).toEqual([
    `"${choice}" of closure has 4 ways on and 3 texts`,
  ]);
});
