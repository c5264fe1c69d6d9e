import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { callAsUser } from '../api/use-api.ts';
import { type ItemResult, idsIn, inParts } from '../parts/batch.ts';
import { BatchView } from '../parts/batch-view.tsx';
import { ComboBox } from '../parts/combo-box.tsx';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useBatch } from '../parts/use-batch.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import type { Bilingual } from '../texts/language.ts';
import { marks } from '../texts/marks.ts';
import { CaseLink } from './parts.tsx';
import type { useStaff } from './places.ts';
import { type FrozenList, listNumber, planned, type Result } from './reassignment.ts';

const texts = {
  frozen: { zh: '名单 {number}：{from} 移交 {count} 件', en: 'List {number}: {count} cases of {from}' },
  frozenAt: {
    zh: '名单固定于 {moment}，此后不再变动。',
    en: 'Frozen at {moment}. It no longer changes.',
  },
  plan: { zh: '将移交给', en: 'They would go to' },
  planned: { zh: '{who} {count} 件', en: '{who}: {count}' },
  barred: {
    zh: '其中 {count} 件目前不能移交，不会发送；原因见各件。',
    en: '{count} of them cannot be handed over now and are not sent. Each one says why.',
  },
  leaving: {
    zh: '离开本页不会撤销已办理的；重新预览时，名单上只剩未移交的。',
    en: 'Leaving this page does not undo anything. A new list contains only the cases that were not handed over.',
  },
  others: { zh: '为不能移交的另选接收人', en: 'Choose somebody else for the refused cases' },
  again: { zh: '重新预览这 {count} 件', en: 'Preview a new list of these {count}' },
  to: { zh: '→ {who}', en: '→ {who}' },
};

/** Why a case stays with its officer. The answers of a list contain only codes; a test compares them. */
export const reasons: Readonly<Record<string, Bilingual>> = {
  'case-not-found': { zh: '没有这个案件', en: 'case not found' },
  'outside-jurisdiction': { zh: '不在您的管辖范围', en: 'outside your jurisdiction' },
  'officer-not-available': {
    zh: '没有可以接收的在岗人员',
    en: 'nobody available in the district can take it',
  },
  'nobody-takes-cases': {
    zh: '本地区没有可以按工作量分派案件的在岗人员，请指定接收人',
    en: 'nobody there is given cases by load: name who takes it over',
  },
  'officer-unchanged': { zh: '已由该人员办理', en: 'already with that officer' },
  'not-possible-now': { zh: '案件目前的状态不能移交', en: 'not possible in the current state of the case' },
  'case-changed': { zh: '同时有人在办理，请重试', en: 'somebody else changed it, try again' },
  'separation-of-duties': { zh: '与您本人有关，应当回避', en: 'the case concerns you' },
  'interest-declared': { zh: '该人员已申报回避', en: 'that officer has declared an interest' },
};

/** The number of cases in one request: few enough to see the progress, and to stop. */
const partLength = 20;

/** A frozen list while it runs. Each case goes to the officer that the list names, even if another has fewer cases by then. */
export function ReassignmentRun({
  list,
  staff,
  onList,
}: {
  list: FrozenList;
  staff: ReturnType<typeof useStaff>;
  onList: (list: FrozenList) => void;
}) {
  const { t, language } = useText();
  const [byId] = useState(() => new Map(list.items.map((each) => [each.caseId, each])));
  const [keys] = useState(() => new Map<string, string>());
  const sendable = list.items.filter(({ outcome, officer }) => outcome === 'assigned' && officer);
  const barred = list.items.filter((each) => !sendable.includes(each));
  const receivers = [...new Set(sendable.flatMap(({ officer }) => officer ?? []))];
  const name = (subject: string | undefined) => staff.nameOf(subject) ?? '';
  const because = (code: string | undefined) =>
    code === undefined ? undefined : reasons[code] ? t(reasons[code]) : code;
  const batch = useBatch({
    ids: sendable.map(({ caseId }) => caseId),
    partsOf: (ids) =>
      receivers.flatMap((receiver) =>
        inParts(
          ids.filter((id) => byId.get(id)?.officer === receiver),
          partLength,
        ),
      ),
    send: async (ids) => {
      const to = byId.get(ids[0] ?? '')?.officer;
      // The same part is sent with the same key, so that nothing happens twice.
      const part = ids.join(' ');
      const key = keys.get(part) ?? crypto.randomUUID();
      keys.set(part, key);
      const { body } = await callAsUser(
        'POST /reassignments',
        { body: { from: list.from, dryRun: false, cases: [...ids], ...(to !== undefined && { to }) } },
        { idempotencyKey: key },
      );
      return new Map(body.results.map((result) => [result.caseId, resultOf(result, to)]));
    },
  });
  /** A case that had changed is sent again with another key, because the first key would return the same answer. */
  function resultOf({ caseId, outcome, officer, code }: Result, to: string | undefined): ItemResult {
    const who = t(texts.to, { who: name(officer) });
    if (outcome === 'assigned') return { state: 'done', text: who };
    if (outcome === 'unchanged') return { state: officer === to ? 'done' : 'unchanged', text: who };
    if (code !== 'case-changed') return { state: 'refused', text: because(code) };
    for (const part of keys.keys()) if (part.includes(caseId)) keys.delete(part);
    return { state: 'failed', text: because(code) };
  }
  const refused = idsIn(batch.progress, 'refused');
  const stuck = [
    ...barred.filter(({ outcome }) => outcome === 'refused').map(({ caseId }) => caseId),
    ...refused,
  ];
  const numberOf = (id: string) => byId.get(id)?.applicationNumber ?? id;
  return (
    <section className="panel stack">
      <div className="stack-tight">
        <h2>
          {t(texts.frozen, {
            number: listNumber(list.fixedAt),
            from: name(list.from),
            count: list.items.length,
          })}
        </h2>
        <p className="faint">
          {t(texts.frozenAt, { moment: showDate(list.fixedAt, 'momentOfYear', language) })} {t(texts.leaving)}
        </p>
      </div>
      {receivers.length > 0 && (
        <p>
          {t(texts.plan)}
          {marks[language].colon}
          {receivers
            .map((receiver) =>
              t(texts.planned, {
                who: name(receiver),
                count: sendable.filter(({ officer }) => officer === receiver).length,
              }),
            )
            .join(marks[language].comma)}
        </p>
      )}
      {barred.length > 0 && (
        <Notice tone="warn">
          <p>{t(texts.barred, { count: barred.length })}</p>
          <ul>
            {barred.map(({ caseId, code, officer, outcome }) => (
              <li key={caseId}>
                <CaseLink caseId={caseId} number={numberOf(caseId)} />{' '}
                {outcome === 'unchanged' ? t(texts.to, { who: name(officer) }) : because(code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {sendable.length > 0 && (
        <BatchView
          batch={batch}
          itemOf={(id) => (
            <>
              <CaseLink caseId={id} number={numberOf(id)} />{' '}
              <span className="soft">{t(texts.to, { who: name(byId.get(id)?.officer) })}</span>
            </>
          )}
        />
      )}
      {stuck.length > 0 && !batch.running && (
        <AnotherReceiver from={list.from} cases={stuck} staff={staff} onList={onList} />
      )}
    </section>
  );
}

function AnotherReceiver({
  from,
  cases,
  staff,
  onList,
}: {
  from: string;
  cases: readonly string[];
  staff: ReturnType<typeof useStaff>;
  onList: (list: FrozenList) => void;
}) {
  const { t } = useText();
  const [to, setTo] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const preview = async () => {
    setProblem(undefined);
    try {
      onList(await planned(from, to, cases.slice(0, 200), () => undefined));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== '') void preview();
      }}
    >
      <Field label={t(texts.others)}>
        {(control) => (
          <ComboBox
            {...control}
            label={t(texts.others)}
            options={staff
              .receivers([])
              .filter(({ value }) => value !== from)
              .map(({ value, text }) => ({ code: value, text }))}
            value={to}
            onChange={setTo}
          />
        )}
      </Field>
      {problem && <ProblemNotice problem={problem} />}
      <button type="submit" className="button" disabled={to === ''}>
        {t(texts.again, { count: Math.min(cases.length, 200) })}
      </button>
    </form>
  );
}
