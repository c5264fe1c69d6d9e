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

/** The rules of a region that cannot be computed on a day, and what is wrong: the name of a value, or of an error. */
export interface RuleFailure {
  readonly region: Region;
  readonly on: LocalDate;
  readonly what: string;
}

/**
 * The rules that cannot be computed: each region is computed whole (rules, deadlines, and the public guide in both
 * languages) on every day on which something begins or has ended. Empty where all can be. Pure.
 *
 * @example
 * const failures = uncomputableRules(layers);
 * if (failures.length > 0) refuse(failures);
 */
export function uncomputableRules(
  layers: LayerSet,
  regions: Regions = servedRegions,
): readonly RuleFailure[] {
  const days = turningDays(layers, regions);
  return regions.ids.flatMap((region) =>
    days.flatMap((on) => {
      const what = isUnamended(region, layers, regions)
        ? unamendedFailureOn(region, on, regions)
        : failureOn(region, on, layers, regions);
      return what === undefined ? [] : [{ region, on, what }];
    }),
  );
}

/** Most amendments are of one region, and leave the rules of the others as they are. */
const isUnamended = (region: Region, layers: LayerSet, regions: Regions): boolean =>
  regions.layersOf(region).every((id) => layers[id] === regions.layers[id]);

const unamended = new WeakMap<Regions, Map<string, string | undefined>>();

/** As `failureOn` without any amendment, which stays the same while the process runs: it is computed once. */
function unamendedFailureOn(region: Region, on: LocalDate, regions: Regions): string | undefined {
  const known = unamended.get(regions) ?? new Map<string, string | undefined>();
  unamended.set(regions, known);
  const name = `${region} ${on}`;
  if (!known.has(name)) known.set(name, failureOn(region, on, regions.layers, regions));
  return known.get(name);
}

/** What an amendment would do to the rules: the layers with it, or what of them could then not be computed. */
export type AmendedRules =
  | { readonly ok: true; readonly layers: LayerSet }
  | { readonly ok: false; readonly failures: readonly RuleFailure[] };

/** The layers with amendments, if every region can be computed by them on every day. Pure; never throws. */
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
 * The days on which the rules of an edition turn, without those before the edition itself could be computed: nobody
 * registers by rules from before the notices.
 */
function turningDays(layers: LayerSet, regions: Regions): readonly LocalDate[] {
  const entries = Object.values(layers).flatMap(({ values }) => Object.values(values).flat());
  const days = entries.flatMap(({ from, until }) => [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : [addDays(until, 1)]),
  ]);
  return [...new Set(days)].sort().filter((day) => regions.ids.some((id) => computes(id, day, regions)));
}

const computes = (region: Region, on: LocalDate, regions: Regions): boolean => {
  try {
    resolvePack(region, on, regions.layers, regions);
    return true;
  } catch {
    return false;
  }
};

const calendar = dueDates(workingCalendar(announcedArrangements));

function failureOn(region: Region, on: LocalDate, layers: LayerSet, regions: Regions): string | undefined {
  if (!computes(region, on, regions)) return undefined;
  try {
    const pack = resolvePack(region, on, layers, regions);
    const rules = [registrationRules(pack), lifecycleRules(pack)];
    const ladders = countedAlike([[], ...Object.values(lifecycleRules(pack).escalations)]);
    for (const limit of countedAlike(rules.flatMap(limitsIn)))
      for (const ladder of ladders)
        makeDeadline(
          { id: 'check', kind: 'decision', taskId: 'check' },
          startOfDay(on),
          limit,
          ladder,
          calendar,
        );
    for (const language of ['zh', 'en'] as const) serviceCatalogue(region, on, language, layers, regions);
    return undefined;
  } catch (error) {
    return nameOf(error);
  }
}

/** The time limits that rules contain, at any depth. */
function limitsIn(rules: unknown): readonly TimeLimit[] {
  if (typeof rules !== 'object' || rules === null) return [];
  if ('term' in rules && 'closes' in rules) return [rules as TimeLimit];
  return Object.values(rules).flatMap(limitsIn);
}

/** One of each that is counted alike: most limits of a region differ by their articles alone. */
const countedAlike = <Rule>(rules: readonly Rule[]): readonly Rule[] => {
  const counted = (rule: Rule) =>
    JSON.stringify(rule, (name, value: unknown) => (name === 'basis' ? undefined : value));
  return [...new Map(rules.map((rule) => [counted(rule), rule])).values()];
};

const nameOf = (error: unknown): string =>
  error instanceof MissingPolicyValueError ? error.key : error instanceof Error ? error.name : 'unknown';
