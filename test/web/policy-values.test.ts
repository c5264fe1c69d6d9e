import { expect, it } from 'vitest';
import { forms } from '../../functions/api/forms.ts';
import { formIn } from '../../functions/common/views/form-in.ts';
import { evidenceTexts } from '../../functions/episodes/closure/closure-texts.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { allPolicyKeys } from '../../lib/policy/keys.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { regionDefinitions } from '../../lib/policy/regions/registry.ts';
import { fixedFields } from '../../web/admin/policy/fixed-fields.ts';
import { readable } from '../../web/admin/policy/value-view.tsx';
import { type ValueWords, wordsOf } from '../../web/admin/policy/value-words.ts';
import type { Form } from '../../web/form/state.ts';

type Language = 'zh' | 'en';
const amendment = forms().forms.find(({ operationId }) => operationId === 'propose-policy-amendment');
const words = (key: string, language: Language): ValueWords =>
  wordsOf(formIn(amendment as NonNullable<typeof amendment>, language) as unknown as Form, key, language);

/** Times, days and numbers need no name; in English, neither do some words. */
const standsForItself = {
  zh: /^[\d:-]+$/,
  en: /^([\d:-]+|[a-z]+)$/,
};

/** The fields and codes in a value that the page would show by their stored names. */
function unnamed(value: unknown, name: string, known: ValueWords, language: Language): string[] {
  if (typeof value === 'string') {
    const text = known.ofCode(name, value);
    return text === value && /^[\x20-\x7e]*$/.test(text) && !standsForItself[language].test(text)
      ? [`${name}: ${value}`]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => unnamed(each, name, known, language));
  if (typeof value !== 'object' || value === null) return [];
  if ('document' in value) return [];
  const hidden = 'zh' in value ? ['zh', 'en', 'code', 'citation', 'basis'] : [];
  return Object.entries(value)
    .filter(([field]) => !hidden.includes(field))
    .flatMap(([field, each]) => [
      ...(known.ofField(field) === undefined ? [field] : []),
      ...unnamed(each, field, known, language),
    ]);
}

it.each(['zh', 'en'] as const)('calls every field and code of every value by a name (%s)', (language) => {
  const missing = regionDefinitions.flatMap(({ id }) => {
    const { values } = resolvePack(id, parseLocalDate('2026-12-01'));
    return allPolicyKeys.flatMap((key) => {
      const known = words(key, language);
      const said = values[key].statements.flatMap((each) => (each.says === 'value' ? [each.value] : []));
      return said.flatMap((value) => unnamed(value, '', known, language)).map((each) => `${key}: ${each}`);
    });
  });
  expect([...new Set(missing)]).toEqual([]);
});

it('shows what is stored in fen in yuan, where it is in force and where it is proposed', () => {
  const of = (key: string, name: string, value: unknown) => readable(value, name, 'zh', words(key, 'zh'));
  expect(of('loanIndividual', 'maximumFen', 30_000_000)).toBe('300,000.00');
  expect(of('counterGuarantee', 'upToFen', 10_000_000)).toBe('100,000.00');
  expect(of('servicePlan', 'minimum', 3)).toBe('3');
});

it('calls the evidence of a closure as its case does', () => {
  expect(fixedFields.closureReasons?.evidence?.codes).toEqual(evidenceTexts);
});
