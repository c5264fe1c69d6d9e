import { Link } from '@tanstack/react-router';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { ApplicantPage } from '../parts/applicant-page.tsx';

const texts = {
  title: { zh: '申请已经提交', en: 'Already submitted' },
  lead: {
    zh: '这份申请已经提交，系统只登记了一件。请在“我的办理”中查看回执和进度。',
    en: 'You have already submitted this application. We have received it once. See “My cases” for the receipt and progress.',
  },
  mine: { zh: '我的办理', en: 'My cases' },
};

/** Says that the server already has the application, from another device or because its answer was lost. */
export function Submitted() {
  const { t } = useText();
  return (
    <ApplicantPage title={texts.title}>
      <Notice tone="ok" urgent>
        <p>{t(texts.lead)}</p>
      </Notice>
      <Link to="/cases" className="button button-main">
        {t(texts.mine)}
      </Link>
    </ApplicantPage>
  );
}
