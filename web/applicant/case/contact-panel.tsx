import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { dialled } from '../parts/applicant-page.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '联系', en: 'Contact' },
  agency: { zh: '经办机构', en: 'Agency' },
  officer: { zh: '联系专人', en: 'Your officer' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '工作日', en: 'Working days' },
} satisfies Record<string, Bilingual>;

/** Whom the person turns to. */
export function ContactPanel({ found }: { found: Case }) {
  const { t } = useText();
  const { contact } = found;
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
      </dl>
    </section>
  );
}
