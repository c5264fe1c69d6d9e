import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-api.ts';
import { AssistanceParts } from '../../parts/assistance-parts.tsx';
import { Deadline } from '../../parts/deadline.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OutwardPanel } from '../../parts/outward-panel.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { showNumber } from '../../texts/numbers.ts';
import { mandateOf } from './acting.ts';
import { Actions } from './actions.tsx';
import { Asked } from './asked.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { DataNoticeToShow } from './data-notice-to-show.tsx';
import { useDone } from './done.ts';
import { History } from './history.tsx';
import { Notices } from './notices.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ResultPanel } from './result-panel.tsx';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '我的办理', en: 'My case' },
  number: { zh: '申请编号', en: 'Application number' },
  where: { zh: '登记地', en: 'Place' },
  submitted: { zh: '提交时间', en: 'Submitted' },
  assisted: { zh: '代办', en: 'Applied for by' },
  receipt: { zh: '回执', en: 'Receipt' },
  waiting: { zh: '经办机构接下来要做的', en: 'What the agency must do next' },
  asOf: { zh: '截至 {moment}', en: 'as of {moment}' },
  acting: {
    zh: '这是别人的申请，您受委托代为办理，至{day}为止。',
    en: 'This is somebody else’s application. You act for them until {day}.',
  },
  restricted: {
    zh: '您已要求限制处理个人信息：除法定职责外不再处理，服务计划之外不再提供服务。',
    en: 'You have restricted the use of your data. We only do what the law requires and offer nothing beyond your plan.',
  },
} satisfies Record<string, Bilingual>;

/** A case as its person sees it: first open questions, then the status, then the possible acts. */
export const OneCase = () => (
  <WithCase main title={texts.title}>
    {(found) => <CaseParts found={found} />}
  </WithCase>
);

function CaseParts({ found }: { found: Case }) {
  const { t, language } = useText();
  const { caseId, applicationNumber, phaseText, district, submittedAt, asOf, assisted } = found;
  const done = useDone(caseId);
  const mandate = mandateOf(found, useSession()?.subject);
  return (
    <>
      {done && (
        <Notice tone="ok" urgent>
          <p>{t(done)}</p>
        </Notice>
      )}
      <Asked found={found} />
      {mandate ? (
        <Notice>
          <p>{t(texts.acting, { day: showDate(mandate.until, 'dayOfYear', language) })}</p>
        </Notice>
      ) : (
        <DataNoticeToShow found={found} />
      )}
      <section className="panel stack">
        <p className="lead">
          <strong>{phaseText}</strong>
        </p>
        <Countdowns found={found} />
        <dl className="facts">
          <Fact name={t(texts.number)}>
            <span className="number">{showNumber(applicationNumber)}</span>{' '}
            {assisted && <span className="tag">{t(texts.assisted)}</span>}
          </Fact>
          <Fact name={t(texts.where)}>{district.name}</Fact>
          <Fact name={t(texts.submitted)}>{showDate(submittedAt, 'momentOfYear', language)}</Fact>
        </dl>
        <div className="row row-apart">
          <Link to="/cases/$caseId/receipt" params={{ caseId }} className="button">
            {t(texts.receipt)}
          </Link>
          <span className="faint">{t(texts.asOf, { moment: showDate(asOf, 'moment', language) })}</span>
        </div>
      </section>
      {found.restriction && (
        <Notice>
          <p>{t(texts.restricted)}</p>
        </Notice>
      )}
      <ResultPanel found={found} />
      <ContactPanel found={found} />
      <PlanPanel found={found} />
      <AssistanceParts found={found} heading="h2" className="panel stack-tight" />
      <OutwardPanel found={found} heading="h2" className="panel stack-tight" />
      <Notices caseId={caseId} />
      <Actions found={found} />
      <History found={found} />
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="facts-row">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** The tasks of the agency, soonest first, each with its day and article. */
function Countdowns({ found }: { found: Case }) {
  const { t } = useText();
  const guide = useRead('GET /regions/{region}/services', { path: { region: found.region.code } });
  const names = guide.data?.body.codeNames.deadline;
  if (found.countdowns.length === 0) return null;
  return (
    <div className="stack-tight">
      <h2>{t(texts.waiting)}</h2>
      <ul className="plain stack-tight">
        {found.countdowns.map((deadline) => (
          <li key={deadline.deadlineId}>
            <div>{names?.[deadline.kind]}</div>
            <Deadline {...deadline} />
          </li>
        ))}
      </ul>
    </div>
  );
}
