import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '联系', en: 'Contact' },
  agency: { zh: '经办机构', en: 'Agency' },
  officer: { zh: '联系专人', en: 'Your officer' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '工作日', en: 'Working days' },
  booked: { zh: '已约', en: 'Booked' },
  by: { zh: '（{means}）', en: ' ({means})' },
  phoneCall: { zh: '电话', en: 'by telephone' },
  counter: { zh: '到窗口', en: 'at the counter' },
  book: { zh: '约一个联系时间', en: 'Book a time' },
  move: { zh: '改期或取消', en: 'Move or cancel it' },
} satisfies Record<string, Bilingual>;

/** Whom the person turns to, and the next appointment. */
export function ContactPanel({ found }: { found: Case }) {
  const { t, language } = useText();
  const { contact, caseId } = found;
  const slots = useRead(
    'GET /cases/{caseId}/contact-slots',
    { path: { caseId } },
    { enabled: found.phase === 'registered' || found.phase === 'job-seeker' },
  );
  const appointment = slots.data?.body.appointment;
  const bookable = appointment !== undefined || (slots.data?.body.slots.length ?? 0) > 0;
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
          <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`} className="call">
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
              <strong>{showDate(appointment.start, 'momentOfYear', language)}</strong>
              {t(texts.by, { means: t(appointment.means === 'phone' ? texts.phoneCall : texts.counter) })}
            </dd>
          </>
        )}
      </dl>
      {bookable && (
        <Link to="/cases/$caseId/contact" params={{ caseId }} className="button">
          {t(appointment ? texts.move : texts.book)}
        </Link>
      )}
    </section>
  );
}
