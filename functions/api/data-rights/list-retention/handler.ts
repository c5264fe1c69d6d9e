import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { shards } from '../../../../lib/store/keys.ts';
import { endedBefore } from '../../../../lib/store/retention.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { dueRecords, latestEnd } from '../../../common/cases/retention.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { codeName } from '../../../common/wording/code-names.ts';
import { operation } from './operation.ts';

/** How many ended cases one page examines. */
const lookedAt = 500;

export const handle =
  (table: Table, limit = lookedAt): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const region = servedRegions.ofDivision((principal.jurisdiction ?? '').padEnd(6, '0'));
    if (!region) throw new Problem('outside-jurisdiction');
    const rules = await currentRules(table);
    const pack = rules.packAt(region, now);
    const [shardText = '0', place] = (query.after ?? '').split('@', 2);
    const shard = Number(shardText);
    const part = await endedBefore(table, shard, latestEnd(rules, now), place, limit);
    const due = dueRecords(part.entries, rules, now).filter(({ state }) =>
      isWithin(principal, state.district),
    );
    const next =
      part.after !== undefined
        ? `${shard}@${part.after}`
        : shard + 1 < shards.length
          ? `${shard + 1}`
          : undefined;
    return {
      body: {
        classes: pack.values.retention.value.map(({ code, years, citation }) => ({
          code,
          text: codeName('recordClass', code, language),
          years,
          basis: describeCitation(referenceOf(citation), language),
        })),
        due: due.map(({ state, recordClass, keptUntil, stillNeeded }) => ({
          caseId: state.caseId,
          applicationNumber: state.applicationNumber,
          district: districtView(state.district, language),
          recordClass,
          endedOn: beijingDate(Date.parse(state.endedAt ?? '')),
          keptUntil,
          stillNeeded,
        })),
        ...(next !== undefined && { next }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
