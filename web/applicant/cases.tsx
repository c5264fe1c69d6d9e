import { Link } from '@tanstack/react-router';
import { SignedIn } from '../frame/signed-in.tsx';
import { useText } from '../settings/use-text.ts';
import { CaseList } from './case-list.tsx';
import { ApplicantPage } from './parts/applicant-page.tsx';
import { OwnAccount } from './parts/own-account.tsx';

const texts = {
  title: { zh: '我的办理', en: 'My cases' },
  apply: { zh: '申请失业登记', en: 'Apply to register' },
};

/** All cases of the person who is signed in. */
export const Cases = () => (
  <SignedIn area="applicant">
    <OwnCases />
  </SignedIn>
);

function OwnCases() {
  const { t } = useText();
  return (
    <ApplicantPage title={texts.title}>
      <CaseList />
      <Link to="/apply" className="button">
        {t(texts.apply)}
      </Link>
      <OwnAccount />
    </ApplicantPage>
  );
}
