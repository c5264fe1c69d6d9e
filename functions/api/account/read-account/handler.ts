import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { recognise, worksFor } from '../../../../lib/domain/case/assignment/officers.ts';
import { areasOf, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { isStaff } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { type OfficerEntry, officerEntries } from '../../../../lib/store/officers.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { titleOf } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { divisionView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ principal, language, now, signedInUntil }) => {
    const { subject, role, jurisdiction } = principal;
    // Nobody signs in as a representative.
    if (role === 'representative') throw new Error('a sign-in has a role that nobody signs in with');
    const staff = isStaff(role) ? await staffOf(table, principal, role, language, now) : undefined;
    const districts = staff?.areas ?? areasOf(principal);
    return {
      body: {
        subject,
        role,
        ...(role === 'applicant' && { verified: principal.identityNumber !== undefined }),
        ...(jurisdiction !== undefined && { jurisdiction: divisionView(jurisdiction, language) }),
        districts: districts.map((code) => divisionView(code, language)),
        standsInFor: [],
        ...staff?.shown,
        ...(signedInUntil !== undefined && { signedInUntil: new Date(signedInUntil).toISOString() }),
        asOf: new Date(now).toISOString(),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** What the directory says about a member of staff, including that it does not know them, or only by another role or place. */
async function staffOf(
  table: Table,
  { subject, jurisdiction }: Principal,
  role: Parameters<typeof recognise>[0]['role'],
  language: Language,
  now: number,
) {
  const entries = await officerEntries(table);
  const today = beijingDate(now);
  const entry = entries.find((each) => each.subject === subject);
  const recognition = recognise({ role, jurisdiction }, entry, today);
  if (!recognition.known || !entry)
    return {
      areas: [],
      shown: {
        directory: {
          known: false,
          ...(!recognition.known && { because: recognition.because }),
          text: titleOf('not-in-directory')[language],
        },
      },
    };
  const { name, absence } = entry;
  return {
    areas: recognition.areas,
    shown: {
      ...(name !== undefined && { displayName: name }),
      standsInFor: worksFor(entries, subject, today)
        .filter((each) => each !== subject)
        .map((each) => namedOf(entries, each)),
      ...(absence && absence.until >= today && { absence: { from: absence.from, until: absence.until } }),
      directory: { known: true },
    },
  };
}

function namedOf(entries: readonly OfficerEntry[], subject: string) {
  const name = entries.find((each) => each.subject === subject)?.name;
  return { subject, ...(name !== undefined && { name }) };
}
