import type { LocalDate } from '../domain/calendar/local-date.ts';
import { allPolicyKeys, isOptionalKey, policyKeys } from './keys.ts';
import { type LayerSet, layerOf } from './layers.ts';
import { periodFaults, statementFaults } from './lint/faults.ts';
import { collectStatements, describeValue } from './lint/statements.ts';
import { resolveValue } from './packs.ts';
import type { Regions } from './regions/make-regions.ts';
import { servedRegions } from './regions/registry.ts';

/**
 * - `error`: the data are wrong and must be mended.
 * - `conflict`: a local value is looser than a national one; a fact that people must know.
 * - `open`: a source leaves something open; with the layer that fills it, or that none does.
 * - `proposal`: a value that no source defines.
 */
export type FindingKind = 'error' | 'conflict' | 'open' | 'proposal';

/** Something that the packs lint reports. */
export interface Finding {
  readonly kind: FindingKind;
  /** The layer or the region. */
  readonly where: string;
  /** The key of the value and, within a list, the code of its member. */
  readonly what: string;
  readonly clause: string;
  readonly message: string;
}

/**
 * Checks every layer and, when each of them is sound by itself, how those of each region fit together on a day.
 * Pure; the order is stable.
 */
export function lintPacks(
  layers: LayerSet,
  onDate: LocalDate,
  regions: Regions = servedRegions,
): readonly Finding[] {
  const ofLayers = layerFindings(layers, regions);
  return ofLayers.some(({ kind }) => kind === 'error')
    ? ofLayers
    : [...ofLayers, ...regionFindings(layers, onDate, regions)];
}

function layerFindings(layers: LayerSet, regions: Regions): Finding[] {
  return Object.values(layers).flatMap((layer) =>
    allPolicyKeys.flatMap((key) => {
      const entries = layer.values[key] ?? [];
      const statements = collectStatements(key, entries);
      return [
        ...periodFaults(entries).map((message) => finding('error', layer.id, key, '', message)),
        ...statements.flatMap((each) =>
          statementFaults(each, regions).map((message) =>
            finding('error', layer.id, each.path, each.citation?.clause ?? '', message),
          ),
        ),
        ...statements
          .filter((each) => each.basis === 'proposal')
          .map((each) =>
            finding(
              'proposal',
              layer.id,
              each.path,
              each.citation?.clause ?? '',
              each.citation?.note?.en ?? policyKeys[key].title.en,
            ),
          ),
      ];
    }),
  );
}

function regionFindings(layers: LayerSet, onDate: LocalDate, regions: Regions): Finding[] {
  return regions.ids.flatMap((id) => {
    const chain = regions.layersOf(id).map((layer) => layerOf(layers, layer));
    return allPolicyKeys.flatMap((key) => {
      const resolved = resolveValue(chain, key, onDate);
      const filledBy =
        resolved.status === 'set'
          ? `filled by ${resolved.layer} (${resolved.citation.clause}): ${describeValue(resolved.value)}`
          : 'filled by no layer';
      const open = resolved.leftOpenBy.map(({ layer, citation }) =>
        finding('open', id, key, citation.clause, `${layer} leaves it open; ${filledBy}`),
      );
      if (resolved.status !== 'set') {
        const missing = isOptionalKey(key)
          ? []
          : [finding('error', id, key, '', 'no layer sets this value, which every region must have')];
        return [...open, ...missing];
      }
      const { stricter } = resolved;
      const conflict = stricter
        ? [
            finding(
              'conflict',
              id,
              key,
              resolved.citation.clause,
              `${resolved.layer} has ${describeValue(resolved.value)}; ${stricter.layer} is stricter with ${describeValue(stricter.value)} (${stricter.citation.clause}) and warns`,
            ),
          ]
        : [];
      return [...open, ...conflict];
    });
  });
}

const finding = (
  kind: FindingKind,
  where: string,
  what: string,
  clause: string,
  message: string,
): Finding => ({ kind, where, what, clause, message });
