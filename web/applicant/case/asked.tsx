import { Link } from '@tanstack/react-router';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '请您补充说明', en: 'We need information from you' },
  help: {
    zh: '用自己的话说明即可，不需要任何证明。补充说明不暂停法定期限，期限到了经办机构仍须告知结果。',
    en: 'Answer in your own words. No documents are needed. This does not pause the legal time limit: the agency must still decide on time.',
  },
  answer: { zh: '去说明', en: 'Answer' },
  answered: { zh: '您已于 {moment} 作了说明。', en: 'You answered on {moment}.' },
} satisfies Record<string, Bilingual>;

/** An open request for information, at the top of the page. */
export function Asked({ found }: { found: Case }) {
  const { t, language } = useText();
  const { informationRequest: asked, caseId, phase } = found;
  if (!asked || phase !== 'applied') return null;
  if (asked.answeredAt)
    return (
      <Notice tone="ok">
        <p>{t(texts.answered, { moment: showDate(asked.answeredAt, 'moment', language) })}</p>
      </Notice>
    );
  return (
    <Notice tone="warn">
      <h2>{t(texts.title)}</h2>
      <ul>
        {asked.items.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {asked.message && <p>{asked.message}</p>}
      <p>{t(texts.help)}</p>
      {found.possibleActions.includes('provide-information') && (
        <Link
          to="/cases/$caseId/do/$act"
          params={{ caseId, act: 'provide-information' }}
          className="button button-main"
        >
          {t(texts.answer)}
        </Link>
      )}
    </Notice>
  );
}
