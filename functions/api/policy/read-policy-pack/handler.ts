import type * as z from 'zod';
import { beijingDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { allPolicyKeys, policyKeys } from '../../../../lib/policy/keys.ts';
import {
  type LayerStatement,
  type Resolved,
  resolvePack,
  type Unresolved,
} from '../../../../lib/policy/packs.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, query, language, now }) => {
    if (!servedRegions.has(path.region)) throw new Problem('region-not-found');
    const on = query.on ?? beijingDate(now);
    const pack = resolvePack(path.region, parseLocalDate(on), await currentLayers(table));
    return {
      body: {
        region: { code: path.region, name: pack.region.name[language] },
        on,
        reference: pack.reference,
        values: allPolicyKeys.map((key) => ({
          key,
          title: policyKeys[key].title[language],
          ...valueView(pack.values[key], language),
        })),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

function valueView(found: Resolved<unknown> | Unresolved<unknown>, language: Language) {
  const statements = found.statements.flatMap((each) => statementView(each, language));
  if (found.status !== 'set') return { status: found.status, statements };
  const { value, layer, basis, citation, from, until, stricter } = found;
  return {
    status: found.status,
    value: plain(value),
    layer,
    basis,
    citation: describeCitation(citation, language, basis),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(stricter && {
      stricter: {
        layer: stricter.layer,
        value: plain(stricter.value),
        citation: describeCitation(stricter.citation, language, stricter.basis),
      },
    }),
    statements,
  };
}

type StatementView = z.output<typeof operation.answers.schema>['values'][number]['statements'][number];

function statementView(statement: LayerStatement<unknown>, language: Language): StatementView[] {
  if (statement.says === 'nothing') return [];
  const { layer, citation } = statement;
  if (statement.says === 'left-open')
    return [{ layer, says: statement.says, citation: describeCitation(citation, language) }];
  const { says, value, basis, from, until } = statement;
  return [
    {
      layer,
      says,
      value: plain(value),
      basis,
      citation: describeCitation(citation, language, basis),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    },
  ];
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Returns a value as JSON has it: a copy, without undefined members. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null));
