import type { OfficerEntry } from '../../../lib/store/officers.ts';

/** The names of officers as the directory has them, for answers that show who has a case: `...officerName(subject)`. */
export function officerNames(directory: readonly Pick<OfficerEntry, 'subject' | 'name'>[]) {
  const names = new Map(directory.map(({ subject, name }) => [subject, name]));
  return (subject: string | undefined): { readonly officerName?: string } => {
    const name = subject === undefined ? undefined : names.get(subject);
    return name === undefined ? {} : { officerName: name };
  };
}
