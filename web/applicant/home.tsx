import { Link } from '@tanstack/react-router';
import { useRead } from '../api/use-api.ts';
import { worksIn } from '../frame/roles.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useText } from '../settings/use-text.ts';
import { signIn, useSession } from '../sign-in/session.ts';
import { CaseList } from './case-list.tsx';
import { ApplicantPage } from './parts/applicant-page.tsx';

const texts = {
  title: { zh: '失业登记', en: 'Unemployment registration' },
  lead: {
    zh: '只凭本人证件号码就能办。不收费，不需要任何证明。',
    en: 'You only need your identity number. It is free and needs no documents.',
  },
  apply: { zh: '申请失业登记', en: 'Apply to register' },
  applyHelp: { zh: '分五步，随时保存', en: '5 steps, saved as you go' },
  status: { zh: '查进度', en: 'Check the status' },
  statusHelp: { zh: '不用登录，凭申请编号', en: 'With your number, no sign-in' },
  check: { zh: '自查能不能登记', en: 'Can I register?' },
  checkHelp: { zh: '几个问题，不留记录', en: 'A few questions, nothing kept' },
  mine: { zh: '我的办理', en: 'My cases' },
  guides: { zh: '办事指南', en: 'Guides' },
  guidesHelp: {
    zh: '谁能登记、在哪里登记、多久办结、不予登记怎么办，每句话都有依据。',
    en: 'Who can register, where, how long it takes and what to do if you are refused, with the legal basis.',
  },
  signIn: { zh: '登录查看我的办理', en: 'Sign in to see my cases' },
  staff: { zh: '工作人员登录', en: 'For staff' },
};

/** The start page. */
export function Home() {
  const { t } = useText();
  const session = useSession();
  const regions = useRead('GET /regions', {});
  const applies = session?.role === 'applicant';
  return (
    <ApplicantPage title={texts.title}>
      <p className="lead">{t(texts.lead)}</p>
      <ul className="plain doors">
        <Door to="/apply" text={t(texts.apply)} help={t(texts.applyHelp)} main />
        <Door to="/status" text={t(texts.status)} help={t(texts.statusHelp)} />
        <Door to="/self-check" text={t(texts.check)} help={t(texts.checkHelp)} />
      </ul>
      {applies && (
        <section className="stack-tight">
          <h2>{t(texts.mine)}</h2>
          <CaseList limit={3} />
        </section>
      )}
      <section className="stack-tight">
        <h2>{t(texts.guides)}</h2>
        <p className="soft">{t(texts.guidesHelp)}</p>
        <Loaded from={regions}>
          {({ regions: all }) => (
            <ul className="plain regions">
              {all.map(({ region, name }) => (
                <li key={region}>
                  <Link to="/services/$region" params={{ region }} className="button">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      {!session && (
        <div className="row">
          <button type="button" className="button" onClick={() => void signIn('/app/cases')}>
            {t(texts.signIn)}
          </button>
          <button type="button" className="button button-quiet" onClick={() => void signIn('/app/')}>
            {t(texts.staff)}
          </button>
        </div>
      )}
      {session && !applies && worksIn(session.role, 'desk') && (
        <Link to="/desk" className="button">
          {t(texts.staff)}
        </Link>
      )}
    </ApplicantPage>
  );
}

const Door = ({
  to,
  text,
  help,
  main = false,
}: {
  to: '/apply' | '/status' | '/self-check';
  text: string;
  help: string;
  main?: boolean;
}) => (
  <li>
    <Link to={to} className={main ? 'door door-main' : 'door'}>
      <span className="door-name">{text}</span>
      <span className="door-help">{help}</span>
    </Link>
  </li>
);
