import { announcedArrangements } from '../../domain/calendar/arrangements/announced.ts';
import { dueDates } from '../../domain/calendar/due-date.ts';
import { addDays, type LocalDate, startOfDay } from '../../domain/calendar/local-date.ts';
import { workingCalendar } from '../../domain/calendar/working-calendar.ts';
import { makeDeadline, type TimeLimit } from '../../domain/case/kernel/deadline.ts';
import type { Region } from '../../domain/case/kernel/vocabulary.ts';
import { serviceCatalogue } from '../catalogue.ts';
import type { LayerSet } from '../layers.ts';
import { lifecycleRules } from '../lifecycle-rules.ts';
import { MissingPolicyValueError, resolvePack } from '../packs.ts';
import type { Regions } from '../regions/make-regions.ts';
import { servedRegions } from '../regions/registry.ts';
import { registrationRules } from '../registration-rules.ts';
import type { Amendment } from './amendment.ts';
import { amendedLayers } from './apply.ts';

/** A day on which the rules of a region cannot be computed, and why: the key of a missing value, or the name of an error. */
export interface RuleFailure {
  readonly region: Region;
  readonly on: LocalDate;
  readonly what: string;
}

/**
 * Finds the rules that cannot be computed. Computes everything for each region (rules, deadlines, and the public guide in
 * both languages) on every day on which an entry begins or after which it has ended. Returns an empty list if all is well.
 * Pure.
 *
 * @example
 * const failures = uncomputableRules(layers);
 * if (failures.length > 0) refuse(failures);
 */
export function uncomputableRules(
  layers: LayerSet,
  regions: Regions = servedRegions,
): readonly RuleFailure[] {
  const days = changeDays(layers, regions);
  return regions.ids.flatMap((region) =>
    days.flatMap((on) => {
      const what = isUnamended(region, layers, regions)
        ? unamendedFailureOn(region, on, regions)
        : failureOn(region, on, layers, regions);
      return what === undefined ? [] : [{ region, on, what }];
    }),
  );
}

/** Most amendments concern one region and leave the rules of the others unchanged. */
const isUnamended = (region: Region, layers: LayerSet, regions: Regions): boolean =>
  regions.layersOf(region).every((id) => layers[id] === regions.layers[id]);

const unamended = new WeakMap<Regions, Map<string, string | undefined>>();

/** `failureOn` without any amendment. The result never changes while the process runs, so it is computed once. */
function unamendedFailureOn(region: Region, on: LocalDate, regions: Regions): string | undefined {
  const known = unamended.get(regions) ?? new Map<string, string | undefined>();
  unamended.set(regions, known);
  const name = `${region} ${on}`;
  if (!known.has(name)) known.set(name, failureOn(region, on, regions.layers, regions));
  return known.get(name);
}

/** The effect of amendments on the rules: the layers with them, or the rules that could no longer be computed. */
export type AmendedRules =
  | { readonly ok: true; readonly layers: LayerSet }
  | { readonly ok: false; readonly failures: readonly RuleFailure[] };

/** Applies amendments, and returns the layers if every region can be computed on every day. Pure; never throws. */
export function computableLayers(amendments: readonly Amendment[]): AmendedRules {
  let layers: LayerSet;
  try {
    layers = amendedLayers(amendments);
  } catch (error) {
    const [first] = amendments;
    const on = (first?.from ?? '') as LocalDate;
    return { ok: false, failures: servedRegions.ids.map((region) => ({ region, on, what: nameOf(error) })) };
  }
  const failures = uncomputableRules(layers);
  return failures.length === 0 ? { ok: true, layers } : { ok: false, failures };
}

/**
 * The days on which the rules change. Leaves out days on which the edition itself has no complete rules: nobody registers
 * under rules from before the circulars.
 */
function changeDays(layers: LayerSet, regions: Regions): readonly LocalDate[] {
  const entries = Object.values(layers).flatMap(({ values }) => Object.values(values).flat());
  const days = entries.flatMap(({ from, until }) => [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : [addDays(until, 1)]),
  ]);
  return [...new Set(days)].sort().filter((day) => regions.ids.some((id) => isComputable(id, day, regions)));
}

const isComputable = (region: Region, on: LocalDate, regions: Regions): boolean => {
  try {
    resolvePack(region, on, regions.layers, regions);
    return true;
  } catch {
    return false;
  }
};

const calendar = dueDates(workingCalendar(announcedArrangements));

function failureOn(region: Region, on: LocalDate, layers: LayerSet, regions: Regions): string | undefined {
  if (!isComputable(region, on, regions)) return undefined;
  try {
    const pack = resolvePack(region, on, layers, regions);
    const rules = [registrationRules(pack), lifecycleRules(pack)];
    const escalations = countedAlike([[], ...Object.values(lifecycleRules(pack).escalations)]);
    for (const limit of countedAlike(rules.flatMap(limitsIn)))
      for (const escalation of escalations)
        makeDeadline(
          { id: 'check', kind: 'decision', taskId: 'check' },
          startOfDay(on),
          limit,
          escalation,
          calendar,
        );
    for (const language of ['zh', 'en'] as const) serviceCatalogue(region, on, language, layers, regions);
    return undefined;
  } catch (error) {
    return nameOf(error);
  }
}

/** Collects the time limits that rules contain, at any depth. */
function limitsIn(rules: unknown): readonly TimeLimit[] {
  if (typeof rules !== 'object' || rules === null) return [];
  if ('term' in rules && 'closes' in rules) return [rules as TimeLimit];
  return Object.values(rules).flatMap(limitsIn);
}

/** Keeps one of all rules that count alike: most limits of a region differ only in the article that they cite. */
const countedAlike = <Rule>(rules: readonly Rule[]): readonly Rule[] => {
  const counted = (rule: Rule) =>
    JSON.stringify(rule, (name, value: unknown) => (name === 'basis' ? undefined : value));
  return [...new Map(rules.map((rule) => [counted(rule), rule])).values()];
};

const nameOf = (error: unknown): string =>
  error instanceof MissingPolicyValueError ? error.key : error instanceof Error ? error.name : 'unknown';
