import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../settings/use-text.ts';
import { useSession } from '../sign-in/session.ts';
import { showDate } from '../texts/dates.ts';
import { showNumber } from '../texts/numbers.ts';
import { manages, seesPersons } from './screens.ts';

/** Role questions that screens ask. */
export function useRole() {
  const role = useSession()?.role;
  return { role, seesPersons: seesPersons(role), manages: manages(role) };
}

/** The screen that opens a case: it belongs to the desk. */
export const casePath = (caseId: string): string => `/desk/cases/${caseId}`;

/** A case by its number. For supervisors it links to the case. Other roles do not see persons, so they get only the number. */
export function CaseLink({
  caseId,
  number,
  inGrid = false,
}: {
  caseId: string;
  number: string;
  /** In a grid there is room for the end of it; the keys move, and Tab leaves the grid. */
  inGrid?: boolean;
}) {
  const { seesPersons } = useRole();
  const shown = inGrid ? (
    <span className="code" title={showNumber(number)}>
      <span className="visually-hidden">{number.slice(0, -8)}</span>
      <span aria-hidden="true">…</span>
      {number.slice(-8)}
    </span>
  ) : (
    <span className="code">{showNumber(number)}</span>
  );
  return seesPersons ? (
    <Link to={casePath(caseId)} {...(inGrid && { tabIndex: -1 })}>
      {shown}
    </Link>
  ) : (
    shown
  );
}

const texts = { asOf: { zh: '截至 {moment}', en: 'As of {moment}' } };

/** The moment up to which the data on the screen are current, by the service's clock. */
export function AsOf({ at }: { at: string | undefined }): ReactNode {
  const { t, language } = useText();
  return at === undefined ? null : (
    <span className="faint">{t(texts.asOf, { moment: showDate(at, 'momentOfYear', language) })}</span>
  );
}
