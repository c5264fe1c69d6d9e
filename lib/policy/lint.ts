import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Bilingual } from './bilingual.ts';
import { allPolicyKeys, isOptionalKey, policyKeys } from './keys.ts';
import { type LayerSet, layerOf } from './layers.ts';
import { periodFaults, statementFaults } from './lint/faults.ts';
import { collectStatements, describeValue } from './lint/statements.ts';
import { resolveValue, type ValueStatement } from './packs.ts';
import type { Regions } from './regions/make-regions.ts';
import { servedRegions } from './regions/registry.ts';
import type { LayerId } from './values.ts';

/**
 * - `error`: the data are wrong and must be corrected.
 * - `conflict`: a local value is looser than a national one. Valid, but people must know.
 * - `open`: a source leaves a value open. Says which layer fills it, or that none does.
 * - `proposal`: a value that no source defines.
 */
export type FindingKind = 'error' | 'conflict' | 'open' | 'proposal';

/** Something that the lint of the packs reports. */
export interface Finding {
  readonly kind: FindingKind;
  /** The id of the layer or the region. */
  readonly where: string;
  /** The key of the value and, inside a list, the code of its member. */
  readonly what: string;
  readonly clause: string;
  readonly message: Bilingual;
}

/**
 * Checks every layer. If each is sound by itself, also checks how the layers of each region combine on a day.
 * Pure; the order of findings is stable.
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
              each.citation?.note ?? policyKeys[key].title,
            ),
          ),
      ];
    }),
  );
}

function regionFindings(layers: LayerSet, onDate: LocalDate, regions: Regions): Finding[] {
  return regions.ids.flatMap((id) => {
    const chain = regions.layersOf(id).map((layer) => layerOf(layers, layer));
    const nameOf = (layer: LayerId): Bilingual => ({ zh: layerOf(layers, layer).name.zh, en: layer });
    return allPolicyKeys.flatMap((key) => {
      const resolved = resolveValue(chain, key, onDate);
      const filledBy =
        resolved.status === 'set'
          ? filledFrom(nameOf(resolved.layer), resolved.citation.clause, describeValue(resolved.value))
          : { zh: '各层均未规定', en: 'filled by no layer' };
      const open = resolved.leftOpenBy.map(({ layer, citation }) =>
        finding('open', id, key, citation.clause, {
          zh: `${nameOf(layer).zh}未作规定；${filledBy.zh}`,
          en: `${layer} leaves it open; ${filledBy.en}`,
        }),
      );
      if (resolved.status !== 'set') {
        const missing = isOptionalKey(key)
          ? []
          : [
              finding('error', id, key, '', {
                zh: '各层均未规定，而每个地区都应当有这项规定',
                en: 'no layer sets this value, which every region must have',
              }),
            ];
        return [...open, ...missing];
      }
      const { stricter } = resolved;
      const conflict = stricter
        ? [finding('conflict', id, key, resolved.citation.clause, looserThan(resolved, stricter, nameOf))]
        : [];
      return [...open, ...conflict];
    });
  });
}

const filledFrom = (layer: Bilingual, clause: string, value: Bilingual): Bilingual => ({
  zh: `按${layer.zh}的规定（${clause}）：${value.zh}`,
  en: `filled by ${layer.en} (${clause}): ${value.en}`,
});

function looserThan(
  local: Pick<ValueStatement<unknown>, 'layer' | 'citation' | 'value'>,
  stricter: ValueStatement<unknown>,
  nameOf: (layer: LayerId) => Bilingual,
): Bilingual {
  const inWords = ({ layer, value }: Pick<ValueStatement<unknown>, 'layer' | 'value'>) => ({
    layer: nameOf(layer),
    value: describeValue(value),
  });
  const [has, limit] = [inWords(local), inWords(stricter)];
  const { clause } = stricter.citation;
  return {
    zh: `${has.layer.zh}规定${has.value.zh}；${limit.layer.zh}更严，规定${limit.value.zh}（${clause}），据此提醒`,
    en: `${has.layer.en} has ${has.value.en}; ${limit.layer.en} is stricter with ${limit.value.en} (${clause}) and warns`,
  };
}

const finding = (
  kind: FindingKind,
  where: string,
  what: string,
  clause: string,
  message: Bilingual,
): Finding => ({ kind, where, what, clause, message });
