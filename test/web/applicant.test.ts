import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { problems } from '../../functions/common/http/problems.ts';
import { actionMatrix, eventTypes } from '../../lib/domain/case/case.ts';
import { ratedKindOf } from '../../lib/domain/case/ratings/rate.ts';
import { checkCharacter } from '../../lib/domain/identity-number.ts';
import { faultsOf } from '../../web/applicant/apply/checks.ts';
import { applicationOf, type Form, jobSeekerOf, savedForm } from '../../web/applicant/apply/form.ts';
import { problemTexts } from '../../web/applicant/apply/problem-texts.ts';
import { acts, rights } from '../../web/applicant/case/acts.ts';
import { squaresOf } from '../../web/applicant/case/qr-code.tsx';
import { canRate, isRateable } from '../../web/applicant/case/rateable.ts';
import type { Case } from '../../web/applicant/case/with-case.tsx';
import { copied, showNumber, showPhone } from '../../web/texts/numbers.ts';

const now = new Date('2026-11-29T04:00:00Z');
const form: Form = {
  region: 'chongqing',
  district: '500103',
  placeBasis: 'residence',
  applicant: { name: ' 张伟 ', identityNumber: '500103199003075213', phone: '13800138000', address: '' },
  unemployment: { reason: '24', date: '2026-10-15', lastEmployer: '某某科技有限公司' },
  groups: [],
  drawsPension: false,
  truthCommitment: true,
};
const pointers = (
  page: number,
  changed: Form,
  required?: 'last-employer' | 'school-leaving-date',
  minimumAge?: number,
) => faultsOf(page, changed, { required, minimumAge }, now).map(({ pointer }) => pointer);

test('what is said while somebody writes is what the server would say', () => {
  for (const [code, text] of Object.entries(problemTexts)) {
    const [, zh, en] = problems[code as keyof typeof problems];
    expect({ code, ...text }).toEqual({ code, zh, en });
  }
});

test('a name that is none is told on the page of the name, and not at the end', () => {
  const named = (name: string, second: string) =>
    pointers(2, {
      ...form,
      applicant: { ...form.applicant, name, secondContact: { name: second, phone: '13800138001' } },
    });
  expect(named('买买提·艾力', '欧阳娜娜')).toEqual([]);
  expect(named('张伟1', '李四')).toEqual(['/applicant/name']);
  expect(named('张伟', '李四😀')).toEqual(['/applicant/secondContact/name']);
  // An empty name has only one fault.
  expect(named(' ', '李四')).toEqual(['/applicant/name']);
});

test.each([
  ['2010-11-29', 16, []],
  ['2010-11-30', 16, ['/applicant/identityNumber']],
  // The age is that of the guide. Without the guide the page does not judge, and the server decides.
  ['2010-11-29', 17, ['/applicant/identityNumber']],
  ['2010-11-30', undefined, []],
])(
  'a person born on %s, with %s as the age of the guide, learns at their number whether they can register (N1)',
  (born, age, told) => {
    const digits = `500103${born.replaceAll('-', '')}521`;
    const number = `${digits}${checkCharacter(digits)}`;
    expect(
      pointers(2, { ...form, applicant: { ...form.applicant, identityNumber: number } }, undefined, age),
    ).toEqual(told);
    const permit = {
      ...form.applicant,
      identityNumber: 'H12345678',
      birthDate: born,
      sex: 'female' as const,
    };
    const ofPermit = told.map(() => '/applicant/birthDate');
    expect(pointers(2, { ...form, applicant: permit } as Form, undefined, age)).toEqual(ofPermit);
  },
);

describe('the form', () => {
  test('is saved without what is empty and without what only the screen knows', () => {
    const half = { ...form.applicant, secondContact: { name: '李', phone: '' } };
    expect(savedForm({ ...form, applicant: half } as Form)).toEqual({
      district: '500103',
      placeBasis: 'residence',
      applicant: { name: '张伟', identityNumber: '500103199003075213', phone: '13800138000' },
      unemployment: { reason: '24', date: '2026-10-15', lastEmployer: '某某科技有限公司' },
      drawsPension: false,
    });
    expect(savedForm({})).toEqual({});
  });

  test('is submitted online, and as a job-seeker without what an unemployed person states', () => {
    expect(applicationOf(form)).toMatchObject({
      channel: 'online',
      truthCommitment: true,
      drawsPension: false,
    });
    expect(Object.keys(jobSeekerOf(form)).toSorted()).toEqual([
      'applicant',
      'channel',
      'district',
      'truthCommitment',
    ]);
  });

  test('has nothing to correct when it is complete, and says where it has', () => {
    for (const page of [1, 2, 3, 4, 5]) expect(pointers(page, form, 'last-employer')).toEqual([]);
    expect(pointers(1, {})).toEqual(['/region', '/placeBasis']);
    expect(pointers(2, { applicant: { identityNumber: '500103199003075210', phone: '1380013' } })).toEqual([
      '/applicant/name',
      '/applicant/identityNumber',
      '/applicant/phone',
    ]);
    expect(
      pointers(2, { applicant: { name: '陈美玲', identityNumber: 'H12345678', phone: '+852 61234567' } }),
    ).toEqual(['/applicant/birthDate']);
    const permit = { name: '陈美玲', identityNumber: 'ｈ12345678 01', phone: '+852 61234567' };
    expect(pointers(2, { applicant: permit })).toEqual(['/applicant/birthDate']);
    expect(pointers(2, { applicant: { ...permit, birthDate: '1990-03-07' } })).toEqual(['/applicant/sex']);
    expect(pointers(2, { applicant: { ...permit, birthDate: '2099-03-07', sex: 'female' } })).toEqual([
      '/applicant/birthDate',
    ]);
    expect(
      pointers(3, { unemployment: { reason: '10', date: '2026-11-30' } }, 'school-leaving-date'),
    ).toEqual(['/unemployment/date', '/unemployment/schoolLeavingDate', '/drawsPension']);
    expect(pointers(5, { ...form, truthCommitment: false })).toEqual(['/truthCommitment']);
  });
});

test('a number is read as a telephone or a chat gives it: of double width, with spaces, hyphens and invisible marks', () => {
  expect(copied('\u202d５００１０３ 20261129－2at2n4yf\u202c\u200b')).toBe('500103202611292at2n4yf');
  expect(copied(' ８０００\u3000')).toBe('8000');
});

describe('every act that is open to applicants', () => {
  /** The files of the acts that have no page of their own under `do/`. */
  const places: Readonly<Record<string, string>> = {
    'link-account': 'case-list.tsx',
    'grant-mandate': 'case/mandates.tsx',
    'revoke-mandate': 'case/mandates.tsx',
    'copy-record': 'case/data.tsx',
    'show-data-notice': 'case/data-notice-to-show.tsx',
    'lift-restriction': 'case/restrictions.tsx',
    'rate-service': 'case/rate.tsx',
    'book-contact': 'case/contact.tsx',
    'cancel-contact': 'case/contact.tsx',
    'claim-from-plan': '../parts/claims-together.tsx',
    'claim-subsidy': 'subsidies/claim.tsx',
    'withdraw-claim': 'subsidies/subsidies.tsx',
    'give-claim-account': 'subsidies/subsidies.tsx',
    'ask-for-claim-review': 'subsidies/subsidies.tsx',
    'contest-claim': 'subsidies/subsidies.tsx',
    'confirm-found-grant': 'subsidies/subsidies.tsx',
    'decline-found-grant': 'subsidies/subsidies.tsx',
    'provide-claim-information': 'subsidies/subsidies.tsx',
  };
  const open = Object.entries(actionMatrix)
    .filter(([, { roles }]) => Object.values(roles).some((some) => some.includes('applicant')))
    .map(([act]) => act);
  const withPage = new Set([...Object.keys(acts), ...Object.keys(rights)]);

  test('has a page of its own or stands in a listed place, and nothing is listed without need', () => {
    expect(open.filter((act) => !withPage.has(act)).toSorted()).toEqual(Object.keys(places).toSorted());
    expect([...withPage].filter((act) => !open.includes(act))).toEqual([]);
  });

  test.each(Object.entries(places))('%s is done in %s', (act, file) => {
    const operation = operations.find(({ id }) => id === act);
    const written = readFileSync(join(import.meta.dirname, '../../web/applicant', file), 'utf8');
    const names = [`'${operation?.method} ${operation?.path}'`, `"${act}"`, `'${act}'`];
    expect(names.filter((name) => written.includes(name))).not.toEqual([]);
  });
});

test('the code on a receipt reads as the address that it was made of', () => {
  const address = 'https://example.gov.cn/app/status#500103202611292AT2N4YF';
  const squares = squaresOf(address);
  const scale = 4;
  const side = squares.length * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (squares[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  expect(decodeQR({ width: side, height: side, data })).toBe(address);
});

test('a rating has its page only for something in the case that can be rated', () => {
  const history = [
    { sequence: 4, type: 'application-approved' },
    { sequence: 5, type: 'contact-changed' },
  ] as Case['history'];
  const withPage = ['4', '5', '6', 'zz', '0', '-4', '4.0', ' 4', '04', '1e0', ''].filter((event) =>
    canRate({ history }, event),
  );
  expect(withPage).toEqual(['4']);
  // The case shows its newest events only: the API decides about the older ones.
  expect(canRate({ history }, '3')).toBe(true);
});

test('the page offers to rate what the domain rates', () => {
  expect(eventTypes.filter(isRateable)).toEqual(eventTypes.filter(ratedKindOf));
});

test('numbers are shown as people read them', () => {
  expect(showNumber('500103202611292AT2N4YF')).toBe('500103 20261129 2AT2N4YF');
  expect(showPhone('+8613812345678')).toBe('13812345678');
  expect(showPhone('138****5678')).toBe('138****5678');
});
