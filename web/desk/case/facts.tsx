import type { ReactNode } from 'react';
import { AssistanceParts } from '../../parts/assistance-parts.tsx';
import { Basis } from '../../parts/basis.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OutwardPanel } from '../../parts/outward-panel.tsx';
import { useText } from '../../settings/use-text.ts';
import { contactMeans } from '../../texts/codes.ts';
import { showDate, showSpan } from '../../texts/dates.ts';
import { marks } from '../../texts/marks.ts';
import { CaseNotices } from './case-notices.tsx';
import { ClaimsPart } from './claims-part.tsx';
import { ClosurePart, DeathPart } from './closure-part.tsx';
import { Evidence } from './evidence.tsx';
import { Hardship } from './hardship.tsx';
import { Part } from './part.tsx';
import { MonthsPart, ServicesPart } from './services-part.tsx';
import type { CaseBody } from './use-case.ts';

const texts = {
  title: { zh: '事实', en: 'Facts' },
  stated: { zh: '申请所填', en: 'As stated' },
  ledger: { zh: '台账', en: 'Ledger' },
  evidence: { zh: '比对', en: 'Comparison' },
  plan: { zh: '服务计划', en: 'Service plan' },
  changes: { zh: '变化情况', en: 'Reported changes' },
  notices: { zh: '通知', en: 'Notices' },
  reason: { zh: '失业原因', en: 'Reason' },
  since: { zh: '失业日期', en: 'Unemployed since' },
  school: { zh: '毕业（离校）日期', en: 'Left school' },
  employer: { zh: '原工作单位', en: 'Last employer' },
  intention: { zh: '求职意向', en: 'Intention' },
  place: { zh: '登记地', en: 'Place' },
  submitted: { zh: '申请时间', en: 'Submitted' },
  booked: { zh: '预约联系', en: 'Contact booked' },
  second: { zh: '其他联系人', en: 'Second contact' },
  missing: { zh: '缺 {what}', en: 'missing: {what}' },
  complete: { zh: '齐全', en: 'complete' },
  noPlan: { zh: '还没有服务计划。', en: 'No plan yet.' },
  planLine: { zh: '{track} · {tier} · {date} 制定', en: '{track} · {tier} · of {date}' },
  proposed: { zh: '可能属于（待核实）：{groups}', en: 'Possible groups (to be checked): {groups}' },
  asked: { zh: '已请本人补充：{items}', en: 'Information requested: {items}' },
  answered: { zh: '本人已答复（{time}）', en: 'Answered ({time})' },
  notAnswered: {
    zh: '本人尚未答复。等待期间法定期限不停。',
    en: 'Not answered yet. The legal time limit continues.',
  },
  applies: { zh: '是', en: 'yes' },
  not: { zh: '否', en: 'no' },
};

const places: Readonly<Record<string, { zh: string; en: string }>> = {
  'household-registration': { zh: '户籍地', en: 'household registration' },
  residence: { zh: '常住地', en: 'residence' },
  'last-employment': { zh: '就业地', en: 'last employment' },
  insurance: { zh: '参保地', en: 'insurance' },
};

/** What is known in a case: stated, ledger, evidence, plan, months, services, notices. */
export function Facts({ body }: { body: CaseBody }) {
  const { t, language } = useText();
  const { registration, taskDetails, informationRequest, result, notices } = body;
  const ledger = registration?.ledger ?? body.ledger;
  const list = (texts: readonly string[]) => texts.join(marks[language].list);
  return (
    <section className="panel panel-tight stack">
      <h2 className="visually-hidden">{t(texts.title)}</h2>
      {informationRequest && (
        <Notice tone={informationRequest.answeredAt ? 'ok' : 'info'}>
          <p>{t(texts.asked, { items: list(informationRequest.items.map(({ text }) => text)) })}</p>
          <p>
            {informationRequest.answeredAt
              ? t(texts.answered, { time: showDate(informationRequest.answeredAt, 'moment', language) })
              : t(texts.notAnswered)}
          </p>
        </Notice>
      )}
      {result?.refusal && (
        <Notice tone="info">
          <p>
            <strong>{result.text}</strong>
            {marks[language].colon}
            {result.refusal.text}
          </p>
          <p>{result.refusal.law}</p>
          <Basis basis={result.refusal.basis} />
        </Notice>
      )}
      {body.appointment && (
        <dl className="facts">
          <Fact term={t(texts.booked)}>
            {showSpan(body.appointment, language)} · {t(contactMeans[body.appointment.means])}
          </Fact>
        </dl>
      )}
      {body.death && <DeathPart death={body.death} />}
      <Stated body={body} />
      {ledger && (
        <Part title={t(texts.ledger)}>
          <ul className="plain stack-tight">
            {ledger.completenessChecks.map(({ code, text, complete, missing }) => (
              <li key={code}>
                <span aria-hidden="true">{complete ? '✓ ' : '○ '}</span>
                {text}{' '}
                <span className={complete ? 'soft' : 'tag tag-warn'}>
                  {complete
                    ? t(texts.complete)
                    : t(texts.missing, { what: list(missing.map((each) => each.text)) })}
                </span>
              </li>
            ))}
          </ul>
          {(ledger.facts.length > 0 || ledger.tags.length > 0) && (
            <dl className="facts">
              {ledger.facts.map(({ code, text, valueText, on }) => (
                <Fact key={code} term={text}>
                  {valueText} <span className="faint">{showDate(on, 'dayOfYear', language)}</span>
                </Fact>
              ))}
              {ledger.tags.map(({ code, text, applies, on }) => (
                <Fact key={code} term={text}>
                  {t(applies ? texts.applies : texts.not)}{' '}
                  <span className="faint">{showDate(on, 'dayOfYear', language)}</span>
                </Fact>
              ))}
            </dl>
          )}
          {taskDetails?.proposedGroups && taskDetails.proposedGroups.length > 0 && (
            <p>{t(texts.proposed, { groups: list(taskDetails.proposedGroups.map(({ text }) => text)) })}</p>
          )}
        </Part>
      )}
      {taskDetails?.screening && (
        <Part title={t(texts.evidence)}>
          <Evidence screening={taskDetails.screening} />
        </Part>
      )}
      {registration?.hardship && <Hardship hardship={registration.hardship} />}
      <AssistanceParts found={body} heading="h3" className="facts-part stack-tight" />
      {(body.choices?.lists.claims.length ?? 0) > 0 && <ClaimsPart caseId={body.caseId} />}
      <OutwardPanel found={body} heading="h3" className="facts-part stack-tight" />
      {registration && <Registration caseId={body.caseId} registration={registration} totals={body.totals} />}
      {notices && notices.length > 0 && (
        <details>
          <summary>
            {t(texts.notices)} <span className="count">{notices.length}</span>
          </summary>
          <CaseNotices caseId={body.caseId} notices={notices} />
        </details>
      )}
    </section>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);

/** What the person stated when they applied. */
export function Stated({ body, level }: { body: CaseBody; level?: 'h2' | 'h3' }) {
  const { t, language } = useText();
  const stated = body.taskDetails?.stated;
  const place = body.placeBasis && places[body.placeBasis];
  return (
    <Part title={t(texts.stated)} {...(level && { level })}>
      <dl className="facts">
        {stated?.unemploymentReason && <Fact term={t(texts.reason)}>{stated.unemploymentReason.text}</Fact>}
        {stated?.unemploymentDate && (
          <Fact term={t(texts.since)}>{showDate(stated.unemploymentDate, 'dayOfYear', language)}</Fact>
        )}
        {stated?.schoolLeavingDate && (
          <Fact term={t(texts.school)}>{showDate(stated.schoolLeavingDate, 'dayOfYear', language)}</Fact>
        )}
        {stated?.lastEmployer && <Fact term={t(texts.employer)}>{stated.lastEmployer}</Fact>}
        {stated?.jobIntention && <Fact term={t(texts.intention)}>{stated.jobIntention.text}</Fact>}
        <Fact term={t(texts.place)}>
          {body.district.name}
          {place && marks[language].inBrackets(t(place))}
        </Fact>
        {stated?.secondContact && (
          <Fact term={t(texts.second)}>
            {stated.secondContact.name} {stated.secondContact.phone}
          </Fact>
        )}
        <Fact term={t(texts.submitted)}>{showDate(body.submittedAt, 'momentOfYear', language)}</Fact>
      </dl>
    </Part>
  );
}

function Registration({
  caseId,
  registration,
  totals,
}: {
  caseId: string;
  registration: NonNullable<CaseBody['registration']>;
  totals: CaseBody['totals'];
}) {
  const { t, language } = useText();
  const { plan, months, services, signals, closure } = registration;
  return (
    <>
      <Part title={t(texts.plan)}>
        {plan ? (
          <>
            <p>
              {t(texts.planLine, {
                track: plan.trackText,
                tier: plan.tierText,
                date: showDate(plan.date, 'day', language),
              })}
            </p>
            <ul className="plain stack-tight">
              {plan.items.map(({ code, text, minimum, done, met, basis }) => (
                <li key={code}>
                  <span aria-hidden="true">{met ? '✓ ' : '○ '}</span>
                  {text} {done}/{minimum} <Basis basis={basis} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="faint">{t(texts.noPlan)}</p>
        )}
      </Part>
      {months.length > 0 && <MonthsPart caseId={caseId} newest={months} total={totals.months} />}
      {services.length > 0 && <ServicesPart caseId={caseId} newest={services} total={totals.services} />}
      {signals.length > 0 && (
        <Part title={t(texts.changes)}>
          <ul className="plain stack-tight">
            {signals.map(({ number, kindText, originText, asOf }) => (
              <li key={number}>
                {showDate(asOf, 'dayOfYear', language)} {kindText} <span className="faint">{originText}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {closure && <ClosurePart closure={closure} />}
    </>
  );
}
