import { announcedArrangements } from '../../../lib/domain/calendar/arrangements/announced.ts';
import type { HolidayArrangement } from '../../../lib/domain/calendar/holiday-arrangement.ts';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Deadline } from '../../../lib/domain/case/kernel/deadline.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { type Amendment, reasonOfAmendment } from '../../../lib/policy/amendments/amendment.ts';
import { contentHash } from '../../../lib/policy/content-hash.ts';
import { builtInLayers, servedRegions } from '../../../lib/policy/regions/registry.ts';

/** A source of rules that may move deadlines when it changes, with the name that a case records. */
export interface RuleSource {
  readonly name: string;
  readonly hash: string;
  /** Whether the source can be the reason why this deadline of a case of the region moves. */
  concerns(deadline: Deadline, region: Region): boolean;
}

/** The reason that a case records when a holiday arrangement moves a deadline. */
export const reasonOfArrangement = (year: number): string => `holiday-arrangement-${year}`;

/** Everything that determines deadlines: the packs of this edition, the holidays of each year, each amendment. */
export function ruleSources(
  arrangements: readonly HolidayArrangement[],
  amendments: readonly Amendment[],
): readonly RuleSource[] {
  const loaded = arrangements.map(arrangementSource);
  const replaced = new Set(loaded.map(({ name }) => name));
  return [
    ...builtInSources().filter(({ name }) => !replaced.has(name)),
    ...loaded,
    ...amendments.map(amendmentSource),
  ];
}

let builtIn: readonly RuleSource[] | undefined;

/** The sources that came with the code. Deadlines follow these until anything is loaded. */
export function builtInSources(): readonly RuleSource[] {
  builtIn ??= [
    { name: 'policy-edition', hash: contentHash(builtInLayers), concerns: () => true },
    ...announcedArrangements.map(arrangementSource),
  ];
  return builtIn;
}

/** A year's holiday arrangement as a source of rules. */
const arrangementSource = (arrangement: HolidayArrangement): RuleSource => ({
  name: reasonOfArrangement(arrangement.year),
  hash: contentHash(arrangement),
  concerns: ({ countsFrom, dueDate, steps }) => {
    const lastDay = steps.at(-1)?.at.slice(0, 10) ?? dueDate;
    const days = [beijingDate(Date.parse(countsFrom)), dueDate, lastDay];
    const years = days.map((day) => Number(day.slice(0, 4)));
    return Math.min(...years) <= arrangement.year && arrangement.year <= Math.max(...years) + 1;
  },
});

/** An amendment as a source of rules. */
const amendmentSource = (amendment: Amendment): RuleSource => ({
  name: reasonOfAmendment(amendment.id),
  hash: contentHash(amendment),
  concerns: ({ countsFrom }, region) =>
    servedRegions.layersOf(region).includes(amendment.layer) &&
    amendment.from <= beijingDate(Date.parse(countsFrom)),
});

/** The content hashes of sources by name, which record the rules that deadlines follow. */
export const hashesOf = (sources: readonly RuleSource[]): Readonly<Record<string, string>> =>
  Object.fromEntries(sources.map(({ name, hash }) => [name, hash]));

/** Returns the sources that differ from those that the deadlines follow, including removed ones. */
export function changedSources(
  sources: readonly RuleSource[],
  applied: Readonly<Record<string, string>>,
): readonly RuleSource[] {
  const current = new Set(sources.map(({ name }) => name));
  const gone = Object.keys(applied).filter((name) => !current.has(name));
  return [
    ...sources.filter(({ name, hash }) => applied[name] !== hash),
    ...gone.map((name) => ({ name, hash: '', concerns: () => true })),
  ];
}

/** Returns why a deadline moves after several changes: the changes that concern it, or all if none seems to. */
export function reasonFor(changes: readonly RuleSource[], deadline: Deadline, region: Region): string {
  const concerned = changes.filter((each) => each.concerns(deadline, region));
  return (concerned.length > 0 ? concerned : changes).map(({ name }) => name).join(' ');
}
