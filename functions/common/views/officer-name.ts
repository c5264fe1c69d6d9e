import type { OfficerEntry } from '../../../lib/store/officers.ts';

/** The officer who works on an undecided application, with their name: `...takerView(subject, directory)`. */
export function takerView(
  subject: string | undefined,
  directory: readonly Pick<OfficerEntry, 'subject' | 'name'>[],
): { readonly takenBy?: string; readonly takenByName?: string } {
  if (subject === undefined) return {};
  const { officerName } = officerNames(directory)(subject);
  return { takenBy: subject, ...(officerName !== undefined && { takenByName: officerName }) };
}

/** Looks up the names of officers in the directory, for answers that show who has a case: `...officerName(subject)`. */
export function officerNames(directory: readonly Pick<OfficerEntry, 'subject' | 'name'>[]) {
  const names = new Map(directory.map(({ subject, name }) => [subject, name]));
  return (subject: string | undefined): { readonly officerName?: string } => {
    const name = subject === undefined ? undefined : names.get(subject);
    return name === undefined ? {} : { officerName: name };
  };
}
