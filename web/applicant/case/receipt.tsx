import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate, showDue } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { showNumber, showPhone } from '../../texts/numbers.ts';
import { PrintButton } from '../parts/print-button.tsx';
import { StatementList } from '../parts/statements.tsx';
import { mandateOf } from './acting.ts';
import { QrCode } from './qr-code.tsx';
import { saveReceiptPicture } from './receipt-picture.ts';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '已收到您的申请', en: 'We have received your application' },
  number: { zh: '申请编号', en: 'Application number' },
  numberHelp: {
    zh: '凭它查进度、打电话询问，请保存好。',
    en: 'Keep this number. You need it to check the status and when you call.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  scan: {
    zh: '扫码查进度，不用登录：编号加手机号后四位。',
    en: 'Scan this to check the status without signing in. You need the application number and the last digits of the phone number.',
  },
  due: { zh: '最迟什么时候告知结果', en: 'You will hear from us by' },
  result: { zh: '办理结果', en: 'Result' },
  recipient: { zh: '消息发给谁', en: 'Where we send the result' },
  toSelf: { zh: '{phone}（{name}，本人）', en: '{phone} ({name})' },
  helper: { zh: '代办人', en: 'Applied for by' },
  helperNot: {
    zh: '消息不发给代办人；代办人可以凭编号查进度。',
    en: 'We do not send messages to the person who applied for them. They can check the status with the application number.',
  },
  submitted: { zh: '提交时间', en: 'Submitted' },
  where: { zh: '登记地', en: 'Place' },
  next: { zh: '接下来', en: 'What happens next' },
  free: {
    zh: '工作人员不会收费，也不会索要验证码、银行卡密码。',
    en: 'Our staff never ask for money, verification codes or bank card PINs.',
  },
  picture: { zh: '保存图片', en: 'Save as a picture' },
  noPicture: {
    zh: '这个浏览器不能保存图片，请截图或者打印。',
    en: 'This browser cannot save the picture. Take a screenshot or print the page.',
  },
  open: { zh: '查看我的办理', en: 'View my case' },
  status: { zh: '查进度', en: 'Status' },
} satisfies Record<string, Bilingual>;

/** The receipt of an application. The person can open it at any time. */
export const Receipt = () => (
  <WithCase title={texts.title} aside={<PrintButton />}>
    {(found) => <Content found={found} />}
  </WithCase>
);

function Content({ found }: { found: Case }) {
  const { t, language } = useText();
  const session = useSession();
  const [copied, setCopied] = useState(false);
  const [noPicture, setNoPicture] = useState(false);
  const { applicationNumber, applicant, caseId, assisted } = found;
  const address = `${location.origin}/app/status#${applicationNumber}`;
  const decision = found.countdowns.find(({ kind }) => kind === 'decision');
  const name = mandateOf(found, session?.subject) ? undefined : applicant.name;
  const copy = () =>
    navigator.clipboard.writeText(applicationNumber).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const save = () =>
    saveReceiptPicture({
      title: t(texts.title),
      number: showNumber(applicationNumber),
      lines: [
        t(texts.scan),
        ...(decision
          ? [
              `${t(texts.due)}${marks[language].colon}${showDue(decision.dueDate, decision.provisional, language, serviceNow())}`,
            ]
          : []),
        `${found.district.name} · ${showDate(found.submittedAt, 'momentOfYear', language)}`,
        t(texts.free),
      ],
      code: address,
    }).catch(() => setNoPicture(true));
  return (
    <>
      <section className="panel stack">
        <div className="stack-tight">
          <h2>{t(texts.number)}</h2>
          <div className="row">
            <span className="receipt-number">{showNumber(applicationNumber)}</span>
            <button type="button" className="button no-print" onClick={() => void copy()}>
              {t(copied ? texts.copied : texts.copy)}
            </button>
            <span className="visually-hidden" role="status">
              {copied ? t(texts.copied) : ''}
            </span>
          </div>
          <p className="soft">{t(texts.numberHelp)}</p>
        </div>
        <div className="receipt-code">
          <QrCode text={address} name={t(texts.status)} />
          <p>{t(texts.scan)}</p>
        </div>
      </section>
      <section className="panel stack-tight">
        <h2>{t(decision ? texts.due : texts.result)}</h2>
        {decision ? <Deadline {...decision} /> : <p>{found.phaseText}</p>}
        <dl className="facts">
          <dt>{t(texts.submitted)}</dt>
          <dd>{showDate(found.submittedAt, 'momentOfYear', language)}</dd>
          <dt>{t(texts.where)}</dt>
          <dd>{found.district.name}</dd>
          <dt>{t(texts.recipient)}</dt>
          <dd>
            {name === undefined
              ? showPhone(applicant.phone)
              : t(texts.toSelf, { phone: showPhone(applicant.phone), name })}
          </dd>
          {assisted && session && (
            <>
              <dt>{t(texts.helper)}</dt>
              <dd>
                {session.name}
                <div className="soft">{t(texts.helperNot)}</div>
              </dd>
            </>
          )}
        </dl>
      </section>
      <Next region={found.region.code} />
      <Notice>
        <p>{t(texts.free)}</p>
      </Notice>
      {noPicture && (
        <Notice tone="warn" urgent>
          <p>{t(texts.noPicture)}</p>
        </Notice>
      )}
      <div className="form-actions no-print">
        <Link to="/cases/$caseId" params={{ caseId }} className="button button-main">
          {t(texts.open)}
        </Link>
        <button type="button" className="button" onClick={() => void save()}>
          {t(texts.picture)}
        </button>
      </div>
    </>
  );
}

/** The next steps, as the guide of the region describes them. */
function Next({ region }: { region: string }) {
  const { t } = useText();
  const guide = useRead('GET /regions/{region}/services', { path: { region } });
  const section = guide.data?.body.sections.find(({ code }) => code === 'what-happens-then');
  return section ? (
    <section className="panel stack-tight">
      <h2>{t(texts.next)}</h2>
      <StatementList statements={section.statements} />
    </section>
  ) : null;
}
