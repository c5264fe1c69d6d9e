import * as z from 'zod';
import { type CaseState, caseStateSchema } from '../domain/case/case.ts';
import { dueShards, indexes, keys } from './keys.ts';
import type { Table } from './table.ts';

/** Every case that is registered now, by its identifier: found without its deadlines, by a list of its own. */
export async function registeredCases(table: Table): Promise<string[]> {
  const shards = Array.from({ length: dueShards }, (_, shard) => shard);
  const lists = await Promise.all(
    shards.map((shard) => table.byIndex(indexes.due, keys.registeredPartition(shard))),
  );
  return lists.flat().map(({ caseId }) => String(caseId));
}

export interface RegistrationsPage {
  readonly states: readonly CaseState[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** Every case of a district that was ever registered there, in the order of registration. */
export async function registrationsOf(
  table: Table,
  district: string,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<RegistrationsPage> {
  const heads = await table.byIndex(indexes.worklist, keys.casesOfDistrict(district), {
    limit: page.limit + 1,
    ...(page.after !== undefined && { after: page.after }),
  });
  const shown = heads.slice(0, page.limit);
  const last = shown.at(-1)?.worklistSort;
  return {
    states: shown.map(({ state }) => caseStateSchema.parse(state)),
    ...(heads.length > page.limit && typeof last === 'string' && { next: last }),
  };
}

const coverageSchema = z.object({
  caseId: z.string(),
  worklistSort: z.string(),
  state: caseStateSchema
    .pick({
      phase: true,
      followUp: true,
      scheduledActions: true,
      applicationNumber: true,
      assignment: true,
      registeredAt: true,
      endedAt: true,
    })
    .required({ registeredAt: true }),
});
/** As much of a registration as the matrix of cases and months shows. */
export type CoverageEntry = z.infer<typeof coverageSchema>;

/** The months of every case that was ever registered in a district; of many only as many as are asked for. */
export async function coverageOfDistrict(
  table: Table,
  district: string,
  page: { readonly limit?: number; readonly after?: string | undefined } = {},
): Promise<CoverageEntry[]> {
  const heads = await table.byIndex(
    indexes.worklist,
    keys.casesOfDistrict(district),
    {
      ...(page.limit !== undefined && { limit: page.limit }),
      ...(page.after !== undefined && { after: page.after }),
    },
    [
      'caseId',
      'worklistSort',
      ...Object.keys(coverageSchema.shape.state.shape).map((name) => `state.${name}`),
    ],
  );
  return heads.map((head) => coverageSchema.parse(head));
}
