import { useState } from 'react';
import { Deadline } from '../../parts/deadline.tsx';
import { useText } from '../../settings/use-text.ts';
import { deadlineKinds } from '../../texts/codes.ts';
import { showNumber, showPhone } from '../../texts/numbers.ts';
import { Reveal, type Revealed } from './reveal.tsx';
import type { CaseBody } from './use-case.ts';

const texts = {
  online: { zh: '线上', en: 'online' },
  counter: { zh: '窗口', en: 'counter' },
  assisted: { zh: '代办', en: 'assisted' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  age: { zh: '{age} 岁', en: 'aged {age}' },
  female: { zh: '女', en: 'female' },
  male: { zh: '男', en: 'male' },
  officer: { zh: '联系专人', en: 'Officer' },
  taker: { zh: '经办人', en: 'Seen to by' },
  nobody: { zh: '尚未确定', en: 'not assigned yet' },
  deadlines: { zh: '期限', en: 'Deadlines' },
  none: { zh: '现在没有在计的期限。', en: 'No deadline is running.' },
  restricted: { zh: '本人已限制处理个人信息', en: 'The person has restricted the use of their data' },
  died: { zh: '已记录本人死亡，不再联系本人', en: 'Recorded as dead: not to be contacted' },
  identity: { zh: '身份未经核实', en: 'Identity not verified' },
};

/** The person, masked until staff give a reason, and the deadlines; for an earlier moment, only the person. */
export function CaseHeader({ body, past = false }: { body: CaseBody; past?: boolean }) {
  const { t } = useText();
  const [revealed, setRevealed] = useState<Revealed | undefined>();
  const { applicant, taskDetails, countdowns, registration, contact, openTasks } = body;
  const stated = taskDetails?.stated;
  const officer =
    contact.officerName ??
    openTasks?.find((task) => task.officerName)?.officerName ??
    registration?.officer?.subject;
  const taker = openTasks?.map(({ takenByName, takenBy }) => takenByName ?? takenBy).find(Boolean);
  const { values = {} } = revealed ?? {};
  const items = body.axis?.items.filter(({ lane }) => lane === 'deadline') ?? [];
  const nameOf = ({ deadlineId, kind }: CaseBody['countdowns'][number]) =>
    items.find((item) => item.id === deadlineId)?.text ?? t(deadlineKinds[kind]);
  return (
    <section className="panel panel-tight case-header stack-tight">
      <div className="row row-apart">
        <div className="row">
          <strong className="case-number">{showNumber(body.applicationNumber)}</strong>
          {!past && <span className="tag tag-info">{body.phaseText}</span>}
          <span className="soft">
            {t(body.channel === 'online' ? texts.online : texts.counter)}
            {body.assisted && ` · ${t(texts.assisted)}`} · {body.district.name} ·{' '}
            {t(texts.version, { version: body.version })}
          </span>
          {body.death && <span className="tag tag-danger">! {t(texts.died)}</span>}
          {body.restriction && <span className="tag tag-warn">! {t(texts.restricted)}</span>}
          {body.identity === 'stated' && !body.identityProof && (
            <span className="tag tag-warn">! {t(texts.identity)}</span>
          )}
        </div>
        <span className="soft">
          {taker === undefined
            ? `${t(texts.officer)} ${officer ?? t(texts.nobody)}`
            : `${t(texts.taker)} ${taker}`}
        </span>
      </div>
      <div className="row case-person">
        <strong>{values.name ?? applicant.name}</strong>
        {stated && (
          <span>
            {t(stated.sex === 'female' ? texts.female : texts.male)} {t(texts.age, { age: stated.age })}
          </span>
        )}
        <span className="case-secret">{values.identityNumber ?? applicant.identityNumber}</span>
        <span className="case-secret">{showPhone(values.phone ?? applicant.phone)}</span>
        {!past && (
          <Reveal
            caseId={body.caseId}
            toContact={body.death === undefined}
            lists={body.choices?.lists}
            revealed={revealed}
            onRevealed={setRevealed}
          />
        )}
      </div>
      {!past && (
        <ul className="plain row case-deadlines" aria-label={t(texts.deadlines)}>
          {countdowns.length === 0 && <li className="faint">{t(texts.none)}</li>}
          {countdowns.map((each) => (
            <li key={each.deadlineId} className="row">
              <span>{nameOf(each)}</span>
              <Deadline {...each} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
