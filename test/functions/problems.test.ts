import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import { problemOf } from '../../functions/common/cases/case-access.ts';
import {
  Problem,
  type ProblemCode,
  type ProblemExtensions,
  problems,
  reservedMembers,
  statusOf,
  titleOf,
} from '../../functions/common/http/problems.ts';
import { problemAnswer } from '../../functions/common/http/serve-with.ts';
import type { CaseRefusal } from '../../lib/domain/case/case.ts';

const codes = Object.keys(problems) as ProblemCode[];

/** Checks what every client can rely on: RFC 9457, a code, and each fault with its pointer and a sentence. */
const problemSchema = z.looseObject({
  type: z.url(),
  title: z.string().min(1),
  status: z.int(),
  code: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string().min(1) })),
});

describe('The catalogue of problems', () => {
  it.each(codes)('gives %s a status, a stable code and a sentence in both languages', (code) => {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect([400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 429, 500, 503]).toContain(statusOf(code));
    const { zh, en } = titleOf(code);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(en).toMatch(/^[A-Z].*[.]$/);
    // An English sentence contains no Chinese except the number of a document.
    expect(en.replaceAll(/人社厅?发〔\d{4}〕\d+号/g, '')).not.toMatch(/[\u3400-\u9fff]/);
  });

  it.each(codes)('answers %s as problem+json in the requested language', (code) => {
    const problem = new Problem(code, { phase: 'applied' }, [{ pointer: '/a', code }]);
    const bodies = (['zh', 'en'] as const).map((language) => {
      const { statusCode, headers, body } = problemAnswer(problem, language, 0);
      expect(headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language === 'zh' ? 'zh-CN' : 'en',
        'cache-control': 'no-store',
      });
      const said = problemSchema.parse(JSON.parse(body ?? ''));
      // RFC 9457: the status is also that of the answer.
      expect(said.status).toBe(statusCode);
      return said;
    });
    const [zh, en] = bodies;
    expect(zh?.title).toMatch(/[\u4e00-\u9fff]/);
    expect(en?.title).toMatch(/^[A-Z][^\u4e00-\u9fff]*/);
    for (const { type, ...said } of bodies) {
      expect(type.endsWith(`:${code}`)).toBe(true);
      expect(said).toMatchObject({ code, phase: 'applied', errors: [{ pointer: '/a', code }] });
    }
  });

  /** Problems that only a program can cause address its developer, in the terms of the formats. */
  const ofPrograms: readonly ProblemCode[] = ['invalid-json', 'invalid-encoding', 'unsupported-media-type'];

  it.each(codes.filter((code) => !ofPrograms.includes(code)))(
    'tells people of %s without names of the program: in Chinese no foreign word but the X of an identity number',
    (code) => {
      const { zh } = titleOf(code);
      expect(zh.replace('末位可以是 X', '')).not.toMatch(/[A-Za-z]|幂等|\bnull\b/);
      if (code !== 'unknown-field') expect(zh).not.toContain('字段');
    },
  );

  it('has a different sentence for every problem', () => {
    for (const language of ['zh', 'en'] as const)
      expect(new Set(codes.map((code) => titleOf(code)[language])).size).toBe(codes.length);
  });

  it('contains every problem that an operation names, and no problem that none names', () => {
    const common: readonly ProblemCode[] = [
      'invalid-json',
      'invalid-request',
      'unknown-field',
      'missing-field',
      'invalid-field',
      'unauthenticated',
      'role-not-allowed',
      'not-in-directory',
      'mandate-ended',
      'mandate-does-not-cover',
      'body-too-large',
      'unsupported-media-type',
      'invalid-encoding',
      'invalid-characters',
      'text-says-nothing',
      'one-line-only',
      'precondition-failed',
      'own-room-used',
      'record-full',
      'busy',
      'being-updated',
      'internal-error',
    ];
    const named = new Set<string>([...common, ...operations.flatMap((operation) => operation.problems)]);
    expect([...named].filter((code) => !(code in problems))).toEqual([]);
    expect(codes.filter((code) => !named.has(code))).toEqual([]);
  });
});

describe('A problem answer', () => {
  it.each<[CaseRefusal, ProblemCode, number]>([
    [{ reason: 'task-not-found' }, 'task-not-found', 404],
    [{ reason: 'task-already-decided', outcome: 'approved' }, 'task-already-decided', 409],
    [{ reason: 'not-possible-in-phase', phase: 'refused' }, 'not-possible-now', 409],
    [{ reason: 'unknown-refusal-reason' }, 'unknown-refusal-reason', 422],
    [{ reason: 'unknown-information-item', item: 'secret' }, 'unknown-information-item', 422],
    [{ reason: 'forbidden-document', document: 'termination-proof' }, 'forbidden-document', 422],
    [{ reason: 'contradicting-evidence', checks: ['pension'] }, 'contradicting-evidence', 409],
    [{ reason: 'nothing-was-asked' }, 'nothing-was-asked', 409],
    [{ reason: 'job-seeker-registration-not-offered' }, 'job-seeker-registration-not-offered', 409],
  ])('for the refusal %o has the code %s', (refusal, code, status) => {
    const problem = problemOf(refusal);
    expect([problem.code, statusOf(problem.code)]).toEqual([code, status]);
    // The answer does not repeat the item name that somebody sent.
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each<[CaseRefusal, string]>([
    [{ reason: 'claim-not-in-state', stands: 'approved' }, 'approved'],
    [{ reason: 'payment-not-in-state', stands: 'paid' }, 'paid'],
  ])('for the refusal %o says how it stands, and its status is that of the answer', (refusal, stands) => {
    const { statusCode, body } = problemAnswer(problemOf(refusal), 'zh', 0);
    expect(JSON.parse(body ?? '')).toMatchObject({ status: statusCode, code: refusal.reason, stands });
  });

  it('has members of its own for what RFC 9457 names, whatever is told besides', () => {
    // @ts-expect-error: the compiler refuses each of the names, and so every refusal of the domain with such a name.
    expect(() => new Problem('case-not-found', { status: 'approved' })).not.toThrow();
    const untyped: Readonly<Record<string, unknown>> = Object.fromEntries(
      reservedMembers.map((member) => [member, 'else']),
    );
    const { statusCode, body } = problemAnswer(
      new Problem('case-not-found', untyped as ProblemExtensions),
      'en',
      0,
    );
    expect(JSON.parse(body ?? '')).toMatchObject({
      type: 'urn:reemployment:problem:case-not-found',
      code: 'case-not-found',
      status: statusCode,
      title: titleOf('case-not-found').en,
    });
  });

  it('has the code of its faults if they are of one kind, and is an invalid request otherwise', () => {
    const field = (code: ProblemCode) => ({ pointer: '/x', code });
    expect(Problem.ofFields([field('invalid-name'), field('invalid-name')]).code).toBe('invalid-name');
    expect(Problem.ofFields([field('invalid-name'), field('invalid-phone')]).code).toBe('invalid-request');
  });
});

describe('The sentence of a problem about a limit', () => {
  it.each([
    ['amount-outside-limits', { least: 100, most: 400_050 }, '金额应在1.00元至4,000.50元之间。'],
    ['amount-outside-limits', { least: 100_000, most: 100_000 }, '金额应为1,000.00元。'],
    ['amount-outside-limits', { least: 1, most: 0 }, '按该补贴的标准和申报的支出，没有可以批准的金额。'],
    ['recovery-above-paid', { most: 7 }, '追回金额不能超过已发放且尚未追回的0.07元。'],
    ['repaid-more-than-owed', { left: 123_456_789 }, '退回金额超过待退回的余额，目前待退回1,234,567.89元。'],
    [
      'loan-above-maximum',
      { maximumFen: 30_000_000 },
      '申请金额超过规定的最高额度300,000.00元，请减少金额后再申请。',
    ],
    ['loan-above-request', { requestedFen: 1_000_000 }, '贷款金额超过审核的申请金额10,000.00元，请核对。'],
    ['claim-above-most-months', { mostMonths: 36 }, '申领的月数超过该补贴的最长期限：最长36个月。'],
    [
      'repaid-before-paid',
      { paidOn: '2026-12-31' },
      '到账日期不能早于该笔补贴的拨付日期（2026年12月31日），请核对。',
    ],
  ] as const)('of %s names it: %o', (code, told, sentence) => {
    expect(titleOf(code, told).zh).toBe(sentence);
    const said = JSON.parse(problemAnswer(new Problem(code, told), 'en', 0).body ?? '') as { title: string };
    // In English, too, and in words: no name of a member, no amount in fen.
    expect(said.title).toMatch(/\d/.test(sentence) ? /^[A-Z].*\d.*\.$/ : /^[A-Z].*\.$/);
    expect(said.title).not.toMatch(/`|\{|fen/);
  });

  it('names none if none is known', () => {
    for (const code of codes) {
      const { zh, en } = titleOf(code, { most: '1', opens: 1 });
      expect([zh, en].filter((text) => /\{|undefined|NaN/.test(text))).toEqual([]);
    }
    expect(titleOf('amount-outside-limits').zh).toBe('金额超出该补贴允许的范围。');
    expect(titleOf('recovery-above-paid', { most: undefined })).toEqual(titleOf('recovery-above-paid'));
  });
});
