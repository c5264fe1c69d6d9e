import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { outwardChoices } from '../../functions/common/views/outward-choices.ts';
import { outwardView } from '../../functions/common/views/outward-view.ts';
import { planChoices } from '../../functions/common/views/plan-choices.ts';
import { postTargetView } from '../../functions/common/views/post-target-view.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { type AmendableKey, amendableKeys, amendableValues } from '../../lib/policy/amendments/amendment.ts';
import { serviceCatalogue } from '../../lib/policy/catalogue.ts';
import type { LayerSet } from '../../lib/policy/layers.ts';
import { lifecycleRules } from '../../lib/policy/lifecycle-rules.ts';
import { officeHours, revealShownSeconds } from '../../lib/policy/office-practice.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';
import { registrationRules } from '../../lib/policy/registration-rules.ts';
import { schemesOf } from '../../lib/policy/schemes/of-pack.ts';
import type { Dated } from '../../lib/policy/types.ts';
import type { SubsidySchemes } from '../../lib/policy/values/grants.ts';
import type { Layer } from '../../lib/policy/values.ts';
import { closed, proposed } from '../domain/case/support/closed.ts';
import { referred } from '../domain/case/support/outward.ts';
import { contacted } from '../domain/case/support/registered.ts';

const today = parseLocalDate('2026-11-20');
/** A person with relief who has found work. */
const phasingOut = closed(proposed(referred('shanxi', 'accepted').state));

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The leaves of a JSON schema by path: `templates.employment[].minimum`. Leaves with a single possible value are left out. */
function freeLeaves(form: unknown, definitions: Json, path: string): string[] {
  if (!isObject(form)) return [];
  const { $ref, properties, items, anyOf, oneOf, const: fixed } = form as Json;
  if (typeof $ref === 'string')
    return freeLeaves(definitions[$ref.replace('#/$defs/', '')], definitions, path);
  if (isObject(properties))
    return Object.entries(properties).flatMap(([name, member]) =>
      freeLeaves(member, definitions, path === '' ? name : `${path}.${name}`),
    );
  if (isObject(items)) return freeLeaves(items, definitions, `${path}[]`);
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return choices.flatMap((choice) => freeLeaves(choice, definitions, path));
  return fixed === undefined ? [path] : [];
}

function freeLeavesOf(key: AmendableKey): string[] {
  const form = z.toJSONSchema(amendableValues()[key], { unrepresentable: 'any' });
  return [...new Set(freeLeaves(form, (form.$defs ?? {}) as Json, ''))];
}

/** Wraps a value so that reading a leaf is reported. */
function watched<Value>(value: Value, path: string, onRead: (path: string) => void): Value {
  if (!isObject(value)) return value;
  return new Proxy(value, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof name === 'symbol' || typeof member === 'function') return member;
      const below = Array.isArray(target) ? `${path}[]` : path === '' ? name : `${path}.${name}`;
      if (!isObject(member)) onRead(below);
      return watched(member, below, onRead);
    },
  });
}

/** A scheme with every field set. */
function fullScheme(schemes: Dated<SubsidySchemes>): Dated<SubsidySchemes> {
  const [first] = schemes.value.schemes;
  if (!first) throw new Error('there is no scheme');
  const text = { zh: '某某', en: 'Some' };
  const scheme = (amount: (typeof first)['amount']) => ({
    ...first,
    amount,
    claimants: ['person'] satisfies (typeof first)['claimants'],
    opens: '2026-01-01',
    closes: '2026-12-31',
    mostMonths: { months: 24, inHardship: 36, untilRetirementWithinMonths: 60 },
    criteria: [
      { kind: 'employer-size-in', sizes: ['large'] },
      { kind: 'registered-months-at-least', months: 6 },
      { kind: 'hired-on-or-after', day: '2026-01-01' },
      { kind: 'in-group', groups: ['some'] },
      { kind: 'occupation-in-list', ...text, occupations: ['焊工'] },
      { kind: 'by-local-rules', code: 'some', ...text },
      {
        kind: 'one-of',
        of: [
          { kind: 'employer-size-in', sizes: ['large'] },
          { kind: 'contract-months-at-least', months: 12 },
          { kind: 'hired-on-or-after', day: '2026-01-01' },
          { kind: 'in-group', groups: ['some'] },
          { kind: 'occupation-in-list', ...text, occupations: ['焊工'] },
          { kind: 'by-local-rules', code: 'some', ...text },
        ],
      },
    ] satisfies (typeof first)['criteria'],
    excludes: [{ code: 'some', ...text }],
    documents: [{ code: 'some', ...text }],
    payer: text,
    fund: text,
    publicNotice: { workingDays: 5 },
    proactive: { windowDays: 30 },
    note: text,
  });
  return {
    ...schemes,
    value: {
      schemes: [
        scheme({ kind: 'fixed', fen: 1 }),
        { ...scheme({ kind: 'share', numerator: 2, denominator: 3 }), code: 'another' },
      ],
    },
  };
}

/** Outward values that no layer has: how to reach a body, banks, partnerships. */
function enteredOutward(layer: string): Layer['values'] {
  const [referral] = builtInLayers[layer]?.values.referral ?? [];
  if (!referral || !('value' in referral)) return {};
  const { citation, basis } = referral;
  const text = { zh: '某某', en: 'Some' };
  return {
    referral: [
      { ...referral, value: { bodies: referral.value.bodies.map((each) => ({ ...each, contact: text })) } },
    ],
    loanPartnership: [{ value: { maximumFen: 100 }, from: undefined, citation, basis }],
    loanBanks: [
      {
        value: { banks: [{ code: 'bank', ...text, contact: text, citation, basis }] },
        from: undefined,
        citation,
        basis,
      },
    ],
  };
}

/** Values that no layer has, because they are entered at run time. */
const entered = (layer: string): Layer['values'] => ({ ...enteredBefore(layer), ...enteredOutward(layer) });

function enteredBefore(layer: string): Layer['values'] {
  const [whole] = builtInLayers.weihai?.values.servicePackage ?? [];
  if (layer === 'weihai' && whole && 'value' in whole) {
    const item = { zh: '某某', en: 'Some', citation: whole.citation, basis: whole.basis };
    return { servicePackage: [{ ...whole, value: { ...whole.value, items: [item] } }] };
  }
  const [schemes] = builtInLayers.qinghai?.values.subsidySchemes ?? [];
  if (layer === 'qinghai' && schemes && 'value' in schemes) return { subsidySchemes: [fullScheme(schemes)] };
  const [youth] = builtInLayers.shanxi?.values.longUnemployedYouth ?? [];
  if (layer === 'shanxi' && youth) {
    const value = { minimumAge: 16, maximumAge: 35, monthsWithoutWork: 12 };
    return { longUnemployedYouth: [{ value, from: undefined, citation: youth.citation, basis: 'reading' }] };
  }
  const [publication] = builtInLayers.chongqing?.values.publication ?? [];
  if (layer !== 'chongqing' || !publication || !('value' in publication)) return {};
  const text = { zh: '某某', en: 'Some' };
  const { citation, basis } = publication;
  const agency = {
    id: 'window-1',
    kind: 'agency',
    district: '500103',
    name: text,
    address: text,
    phone: '12333',
  } as const;
  return {
    agencyDirectory: [{ value: { agencies: [agency] }, from: undefined, citation, basis }],
    publication: [
      {
        ...publication,
        value: { ...publication.value, log: [{ channel: 'many-ways', on: '2026-11-02', what: text }] },
      },
    ],
  };
}

/** The leaves that the rules, the public guide and the officers' choices read, by key, in all regions and languages. */
function leavesRead(): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>(amendableKeys().map((key) => [key, new Set()]));
  let recording = false;
  const watchedEntries = (key: AmendableKey, entries: readonly object[]) =>
    entries.map((entry) =>
      'value' in entry
        ? {
            ...entry,
            value: watched(entry.value, '', (path) => {
              if (recording) read.get(key)?.add(path);
            }),
          }
        : entry,
    );
  const layers: LayerSet = Object.fromEntries(
    Object.entries(builtInLayers).map(([id, layer]) => {
      const amendable = amendableKeys().flatMap((key) => {
        const entries = entered(id)[key] ?? layer.values[key];
        return entries ? [[key, watchedEntries(key, entries)] as const] : [];
      });
      return [id, { ...layer, values: { ...layer.values, ...Object.fromEntries(amendable) } }];
    }),
  );
  for (const region of servedRegions.ids) {
    // Resolving a pack compares and hashes whole values. That does not count as reading them.
    recording = false;
    const pack = resolvePack(region, today, layers);
    const state = contacted(region);
    recording = true;
    // Values that the rules pass on unchanged count as read: the domain reads them from there.
    JSON.stringify([
      registrationRules(pack),
      lifecycleRules(pack),
      officeHours(pack),
      revealShownSeconds(pack),
      schemesOf(pack),
    ]);
    for (const language of ['zh', 'en'] as const) {
      serviceCatalogue(region, today, language, layers);
      planChoices(state, pack, language);
      outwardChoices(state, pack, language);
      postTargetView(pack, today, language);
      outwardView(phasingOut, pack, 'agency', language);
    }
  }
  return read;
}

describe('the leaves of amendable values', () => {
  const read = leavesRead();
  /** Sources are stored, listed and linted, but no rule depends on them. */
  const isSource = (leaf: string) => /(^|\.)(citation\.\w+(\.\w+)?|basis)$/.test(leaf);

  /** Schemas with a fixed value. An amendment only says in which places it applies, from when, and by which source. */
  const fixedForms: readonly AmendableKey[] = ['postsAsLastResort'];

  it.each(amendableKeys())(
    'every leaf of %s that an amendment may change is read by the rules, or shown',
    (key) => {
      const leaves = freeLeavesOf(key).filter((leaf) => !isSource(leaf));
      expect(leaves.length === 0).toBe(fixedForms.includes(key));
      expect(leaves.filter((leaf) => !read.get(key)?.has(leaf))).toEqual([]);
    },
  );

  it('free leaves are found in forms of every kind', () => {
    expect(freeLeavesOf('unreachableClosure')).toEqual(['consecutiveMonths']);
    expect(freeLeavesOf('afterPlacement')).toEqual(['months[]']);
    expect(freeLeavesOf('decisionDeadlineOnline')).toEqual(['workingDays']);
    expect(freeLeavesOf('escalation')).toContain('decision[].workingDaysAfterDue');
    expect(freeLeavesOf('servicePlan')).toContain('templates.own-business[].minimum');
    expect(freeLeavesOf('followUp')).toContain('excusedAfter.attempts');
    expect(freeLeavesOf('followUp')).not.toContain('minimumPerMonth');
  });

  it('leaves that are read are told from leaves that are not', () => {
    const seen: string[] = [];
    const value = watched({ a: 1, b: { c: [{ d: 2, e: 3 }] } }, '', (path) => seen.push(path));
    expect(value.b.c.map(({ d }) => d)).toEqual([2]);
    expect(seen).toEqual(expect.arrayContaining(['b.c[].d']));
    expect(seen).not.toEqual(expect.arrayContaining(['b.c[].e']));
  });
});
