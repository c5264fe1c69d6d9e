import * as z from 'zod';
import { keys } from './keys.ts';
import type { FailedCondition, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** Beijing times between which a counter is open, `HH:MM`. */
const openSchema = z.object({ opens: z.string(), closes: z.string() });

/** How to reach the agency of a district, as its own staff have entered it with the source. */
const enteredAgencySchema = z.object({
  name: z.string().min(1),
  address: z.string().min(1),
  phone: z.string().min(1),
  hours: z.array(openSchema).optional(),
  source: z.string().min(1),
});
export type EnteredAgency = z.infer<typeof enteredAgencySchema>;

/** The latest entry of a district. */
export interface AgencyVersion {
  readonly version: number;
  readonly agency: EnteredAgency;
  readonly enteredAt: string;
}

/** Returns the latest entry of a district; undefined if nobody has entered anything. */
export async function lastAgency(table: Table, district: string): Promise<AgencyVersion | undefined> {
  const item = await table.last(keys.agency(district), keys.agencyVersionPrefix);
  return (
    item && {
      version: z.int().positive().parse(item.edition),
      agency: parseTolerantly(enteredAgencySchema, item.agency),
      enteredAt: z.string().parse(item.enteredAt),
    }
  );
}

/**
 * Enters how to reach the agency of a district; what people were told before stays. Returns the conditions that failed: nothing
 * is written then.
 * @param version the version that the entry becomes, which nobody has entered yet
 */
export const enterAgency = (
  table: Table,
  district: string,
  { version, agency, enteredAt }: AgencyVersion,
  by: string,
  alongside: readonly Write[],
): Promise<readonly FailedCondition[]> =>
  table.transact([
    table.putItem(
      {
        PK: keys.agency(district),
        SK: keys.agencyVersion(version),
        edition: version,
        agency,
        enteredAt,
        enteredBy: by,
      },
      { expression: 'attribute_not_exists(PK)' },
    ),
    ...alongside,
  ]);
