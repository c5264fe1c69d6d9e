import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audience } from '../../bin/support/accounts.ts';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { canonicalJson } from '../../lib/domain/canonical-json.ts';
import { roles } from '../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { inParallel } from '../../lib/store/in-parallel.ts';
import { bodyOf } from '../support/answers.ts';
import { application } from '../support/applications.ts';
import { someOf } from '../support/proving.ts';
import { System } from '../support/system.ts';
import {
  all,
  answerIn,
  type Caller,
  callers,
  concernsDistrict,
  expectedOf,
  isOfCase,
  places,
  requestOf,
  type Subject,
} from './support/cells.ts';
import { document, misfit } from './support/document.ts';
import { tokenFor } from './support/tokens.ts';

let system: System;
const subjects: Subject[] = [];
const elsewhere: Subject = { district: '500103' };

beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  for (const district of places) {
    const submitted = await system.call('POST', '/applications', {
      as: 'applicant',
      body: application({ district }),
    });
    const { caseId } = bodyOf(submitApplication, submitted);
    await system.call('POST', `/cases/${caseId}/withdrawal`, { as: 'applicant' });
    subjects.push({ district, caseId });
  }
  kept = await stored();
});
afterAll(() => system.close());

/** One line per stored item, to show that nothing has changed. */
const stored = async () => {
  const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await system.tableName() });
  return (Items as Record<string, { S: string }>[])
    .map((item) => `${item.PK?.S} ${item.SK?.S} ${contentHash(item)}`)
    .sort();
};
const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 12);

/** The stored items, as the last test has left them: the tests of the matrix change nothing, in any order. */
let kept: readonly string[];

/**
 * The subjects to try with this caller: all in their jurisdiction, one outside it and one that does not exist. A caller without
 * a jurisdiction sees all places alike, so the first and the last are enough.
 */
function seenBy({ jurisdiction }: Caller, subjects: readonly Subject[]): readonly Subject[] {
  const there = subjects.filter((subject) => subject !== elsewhere);
  const missing = subjects.filter((subject) => subject === elsewhere);
  if (jurisdiction === undefined) return [...new Set([...there.slice(0, 1), ...there.slice(-1), ...missing])];
  const outside = there.filter(({ district }) => !district.startsWith(jurisdiction));
  return [...there.filter((subject) => !outside.includes(subject)), ...outside.slice(0, 1), ...missing];
}

/**
 * The callers that try an operation: the staff of one region, a different one for each operation; in turn, the applicant whose
 * cases these are or another applicant; and everybody else.
 */
const askedOf = (index: number): readonly Caller[] =>
  callers.filter(({ as = '' }) => {
    const region = servedRegions.ids.findIndex((each) => as.endsWith(`-${each}`));
    if (region >= 0) return region === index % servedRegions.ids.length;
    const other = otherApplicants.indexOf(as);
    return other < 0 || other === index % otherApplicants.length;
  });
const otherApplicants = ['applicant-verified', 'applicant-2'];

interface Cell {
  readonly caller: Caller;
  readonly subject: Subject;
}
const nameOf = ({ caller, subject }: Cell): string =>
  `${caller.as ?? 'nobody'} ${subject.district} ${subject.caseId === undefined ? 'no case' : 'a case'}`;

const everyOperation = all.map((operation, index) => [operation.id, operation, index] as const);

describe('The access matrix', () => {
  it.each(someOf(everyOperation, 45))(
    'gives every caller the right answer to %s',
    async (_id, operation, index) => {
      const about = isOfCase(operation)
        ? [...subjects, elsewhere]
        : concernsDistrict(operation)
          ? subjects
          : [elsewhere];
      const asked = askedOf(index).flatMap((caller) => {
        // A caller whose role is not allowed is refused before anything is read, so one subject is enough.
        const mayCall =
          operation.access === 'public' || operation.access.some((role) => role === caller.role);
        return (mayCall ? seenBy(caller, about) : about.slice(0, 1)).map(
          (subject): Cell => ({ caller, subject }),
        );
      });
      const answers = await inParallel(asked, async (cell) => {
        const { method, path, body } = requestOf(operation, cell.subject, cell.caller);
        const answer = await system.send(method, path, {
          ...(cell.caller.as !== undefined && { as: cell.caller.as }),
          ...(body !== undefined && { body }),
        });
        // The authorizer answers 401 in the platform's own words.
        const fault = answer.status === 401 ? undefined : misfit(method, path, answer);
        return `${nameOf(cell)}: ${fault ?? answerIn(operation, answer.status, answer.body.code)}`;
      });
      expect(answers).toEqual(
        asked.map((cell) => `${nameOf(cell)}: ${expectedOf(operation, cell.subject, cell.caller)}`),
      );
      await system.runtime.settle();
      const before = kept;
      kept = await stored();
      expect(kept).toEqual(before);
    },
    120_000,
  );

  it('matches the document that is kept beside the code', async () => {
    expect((await system.send('GET', '/openapi.json')).body).toEqual(document);
  });

  it('asks callers of every role about every operation, and in every place', () => {
    const asked = all.map((_operation, index) => askedOf(index));
    for (const each of asked) expect(new Set(each.map(({ role }) => role)).size).toBe(roles.length);
    expect(new Set(asked.flat())).toEqual(new Set(callers));
    // Everybody but representatives, who sign in as applicants, and nobody.
    expect(new Set(callers.map(({ role }) => role)).size).toBe(roles.length);
  });
});

describe('A token that the identity provider did not issue for this API', () => {
  const secured = all.filter(({ access }) => access !== 'public');

  it('opens nothing when it is expired, not yet valid, for another audience, from another issuer or unsigned', async () => {
    const provider = system.runtime.identityProvider;
    if (!provider) throw new Error('there is no identity provider');
    const key = JSON.parse(readFileSync(join(system.runtime.dataFolder, 'oidc-key.json'), 'utf8'));
    const now = Math.floor(Date.now() / 1000);
    const signed = async (claims: object, { issuer = provider.issuer, kid = key.kid as string } = {}) =>
      new SignJWT({
        sub: 'administrator',
        role: 'administrator',
        aud: audience,
        iat: now,
        exp: now + 60,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(issuer)
        .sign(await importJWK(key, 'RS256'));
    const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const good = await signed({});
    const [, claims = '', signature = ''] = good.split('.');
    const tokens = {
      none: '',
      expired: await signed({ iat: now - 120, exp: now - 60 }),
      'not yet valid': await signed({ nbf: now + 600 }),
      'without an end': await signed({ exp: undefined }),
      'for another audience': await signed({ aud: 'another-system' }),
      'from another issuer': await signed({}, { issuer: 'https://id.example.com' }),
      'of an unknown key': await signed({}, { kid: 'unknown' }),
      'with other claims': `${good.split('.')[0]}.${base64({ sub: 'x', role: 'administrator', aud: audience })}.${signature}`,
      'without a signature': `${base64({ alg: 'none' })}.${claims}.`,
      'signed with the public key as a secret': `${base64({ alg: 'HS256', kid: key.kid })}.${claims}.${signature}`,
      'no token at all': 'nonsense',
    };
    expect((await system.send('GET', `/cases/${subjects[0]?.caseId}`, { token: good })).status).toBe(200);
    // All routes have the same authorizer: each route tries some of the tokens, and each token is tried on many routes.
    const all = Object.entries(tokens);
    const asked = secured.flatMap((operation, index) =>
      [0, 1].flatMap((step) => {
        const [what, token] = all[(2 * index + step) % all.length] ?? [];
        return what === undefined || token === undefined ? [] : [{ operation, what, token }];
      }),
    );
    const answers = await inParallel(asked, async ({ operation, what, token }) => {
      const { method, path, body } = requestOf(operation, subjects[0] ?? elsewhere, {});
      const answer = await system.send(method, path, { token, ...(body !== undefined && { body }) });
      return `${operation.id} ${what}: ${answer.status}`;
    });
    expect(answers).toEqual(asked.map(({ operation, what }) => `${operation.id} ${what}: 401`));
  });

  it('is refused by the API itself when it names an unknown role or an impossible jurisdiction', async () => {
    const read = async (claims: object) => {
      const token = await tokenFor(system, claims);
      const { status, body } = await system.send('GET', `/cases/${subjects[3]?.caseId}`, { token });
      return `${status} ${body.code}`;
    };
    const refused = '403 role-not-allowed';
    expect(await read({})).toBe(refused);
    expect(await read({ role: 'superuser' })).toBe(refused);
    expect(await read({ role: ['officer', 'administrator'], jurisdiction: '50' })).toBe(refused);
    expect(await read({ role: 'officer', jurisdiction: '' })).toBe(refused);
    expect(await read({ role: 'officer', jurisdiction: '5' })).toBe(refused);
    expect(await read({ role: 'officer', jurisdiction: '500103 ' })).toBe(refused);
    const unknown = '403 not-in-directory';
    expect(await read({ role: 'officer', jurisdiction: '5001' })).toBe(unknown);
    const known = { sub: 'officer-chongqing' };
    expect(await read({ ...known, role: 'officer' })).toBe(unknown);
    expect(await read({ ...known, role: 'supervisor', jurisdiction: '50' })).toBe(unknown);
    expect(await read({ ...known, role: 'officer', jurisdiction: '53' })).toBe(unknown);
    expect(await read({ ...known, role: 'officer', jurisdiction: '5001' })).toBe('200 undefined');
  });
});
