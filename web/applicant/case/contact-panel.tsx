import { Link } from '@tanstack/react-router';
import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import { contactMeans } from '../../texts/codes.ts';
import { showSpan } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { dialled } from '../parts/applicant-page.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '联系', en: 'Contact' },
  agency: { zh: '经办机构', en: 'Agency' },
  officer: { zh: '联系专人', en: 'Your officer' },
  phone: { zh: '电话', en: 'Phone number' },
  hours: { zh: '工作日', en: 'Hours (working days)' },
  booked: { zh: '已约', en: 'Booked' },
  by: { zh: '（{means}）', en: ' ({means})' },
  book: { zh: '预约联系时间', en: 'Book an appointment' },
  change: { zh: '改期或取消', en: 'Change or cancel it' },
} satisfies Record<string, Bilingual>;

/** The person's contact at the agency, and the appointment. */
export function ContactPanel({ found }: { found: Case }) {
  const { t, language } = useText();
  const { contact, appointment, caseId, possibleActions } = found;
  const mayBook = possibleActions.includes('book-contact') || possibleActions.includes('cancel-contact');
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.title)}</h2>
      <dl className="facts">
        <dt>{t(texts.agency)}</dt>
        <dd>{contact.agency}</dd>
        {contact.officerName && (
          <>
            <dt>{t(texts.officer)}</dt>
            <dd>{contact.officerName}</dd>
          </>
        )}
        <dt>{t(texts.phone)}</dt>
        <dd>
          <a href={dialled(contact.phone)} className="call">
            {contact.phone}
          </a>
        </dd>
        <dt>{t(texts.hours)}</dt>
        <dd>
          {contact.hours.opens}–{contact.hours.closes} <Basis basis={contact.hours.basis} />
        </dd>
        {appointment && (
          <>
            <dt>{t(texts.booked)}</dt>
            <dd>
              <strong>{showSpan(appointment, language)}</strong>
              {t(texts.by, { means: t(contactMeans[appointment.means]) })}
            </dd>
          </>
        )}
      </dl>
      {mayBook && (
        <Link to="/cases/$caseId/contact" params={{ caseId }} className="button">
          {t(appointment ? texts.change : texts.book)}
        </Link>
      )}
    </section>
  );
}
