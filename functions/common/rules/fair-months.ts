import { beijingDate, lastDayOf, startOfDay } from '../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import type { EscalationLevel, Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { type FairMonth, fairMonths } from '../../../lib/domain/recruitment-fair.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import type { Citation } from '../../../lib/policy/types.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { fairsOfDistrict } from '../../../lib/store/recruitment-fairs.ts';
import { firstRegistration } from '../../../lib/store/registrations.ts';
import type { Table } from '../../../lib/store/table.ts';
import { workingDaysLeft } from '../views/countdown-view.ts';
import type { Rules } from './rules.ts';

/** The months of a district that owes special fairs, and the clause that requires them (WH-4.2). */
export interface DistrictFairs {
  readonly district: string;
  readonly months: readonly FairMonth[];
  readonly citation: Citation;
}

/** Reads the fairs that some districts owe, month by month. Districts whose circular requires none are left out. */
export async function fairsOf(
  table: Table,
  districts: readonly string[],
  rules: Rules,
  now: number,
): Promise<readonly DistrictFairs[]> {
  return inParallel(owingFairs(districts, rules, now), async ({ district, region, citation }) => {
    const [fairs, registeredAt] = await Promise.all([
      fairsOfDistrict(table, district),
      firstRegistration(table, district),
    ]);
    const since = registeredAt === undefined ? undefined : beijingDate(Date.parse(registeredAt));
    return { district, citation, months: fairMonths(fairs, since, requiredIn(rules, region), now) };
  });
}

/** Selects the districts whose circular requires fairs at an instant. */
export function owingFairs(
  districts: readonly string[],
  rules: Rules,
  at: number,
): readonly { readonly district: string; readonly region: Region; readonly citation: Citation }[] {
  return districts.flatMap((district) => {
    const region = servedRegions.ofCounty(district);
    const rule = region && rules.packAt(region, at).values.recruitmentFairs;
    return region && rule?.status === 'set' ? [{ district, region, citation: rule.citation }] : [];
  });
}

/** How many fairs a month requires, by the rule of its last day. */
const requiredIn = (rules: Rules, region: Region) => (month: string) => {
  const rule = rules.packAt(region, startOfDay(lastDayOf(month))).values.recruitmentFairs;
  return rule.status === 'set' ? rule.value.perMonth : 0;
};

/** Returns how late a month's fair is, and who answers for it by the escalation steps of the monthly obligations. */
export function latenessOf(
  { district, dueDate }: Pick<DistrictFairs, 'district'> & Pick<FairMonth, 'dueDate'>,
  rules: Rules,
  calendar: WorkingCalendar,
  now: number,
): { readonly workingDaysOverdue: number; readonly level: EscalationLevel } {
  const workingDaysOverdue = Math.max(0, -workingDaysLeft(dueDate, calendar, now));
  const region = servedRegions.ofCounty(district);
  const steps = region ? rules.packAt(region, now).values.escalation.value['follow-up'] : [];
  const passed = steps.filter(
    ({ workingDaysAfterDue }) => workingDaysAfterDue >= 0 && workingDaysAfterDue < workingDaysOverdue,
  );
  return { workingDaysOverdue, level: passed.at(-1)?.to ?? 'supervisor' };
}
