import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, RequestOf } from '../../api/operations.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { narrowed } from '../../form/narrow.ts';
import { FormView } from '../../form/operation-form.tsx';
import { bodyOf, type DraftGroup, emptyGroup, type Form, type FormField } from '../../form/state.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { WithCase } from '../case/with-case.tsx';

const texts = {
  title: { zh: '一并申领补贴', en: 'Claim subsidies together' },
  lead: {
    zh: '以下是按您的个性化援助方案可以申领的补贴。需要的请添加并填写，一次提交；各项补贴分别审核、分别决定，互不影响。',
    en: 'What you can claim by your individual plan. Add what you want and send it once: each is checked and decided by itself.',
  },
  none: { zh: '目前没有可以一并申领的补贴。', en: 'There is nothing to claim together now.' },
  choose: { zh: '请至少添加一项补贴。', en: 'Please add at least one subsidy.' },
  send: { zh: '一并提交', en: 'Send them together' },
  made: { zh: '已提交', en: 'Claimed' },
  notMade: { zh: '未提交：{why}', en: 'Not claimed: {why}' },
  back: { zh: '查看我的申领', en: 'See my claims' },
};

type Subsidies = Answer<'GET /cases/{caseId}/subsidies'>['subsidies'];
type Result = Answer<'POST /cases/{caseId}/plan-claims'>;
type Body = RequestOf<'POST /cases/{caseId}/plan-claims'>['body'];

/** What somebody may claim by their individual plan, in one form (打包兑现). */
export const PlanClaims = () => (
  <WithCase title={texts.title}>{({ caseId }) => <Ready caseId={caseId} />}</WithCase>
);

function Ready({ caseId }: { caseId: string }) {
  const { t } = useText();
  const schemes = useRead('GET /cases/{caseId}/subsidies', { path: { caseId } });
  const form = useRead('GET /forms/{operationId}', { path: { operationId: 'claim-subsidy' } });
  return (
    <Loaded from={schemes}>
      {({ subsidies, plan }) => {
        const claimable = subsidies.filter(({ standing }) => standing.code === 'claimable');
        if (!plan || claimable.length === 0)
          return (
            <Notice tone="warn">
              <p>{t(texts.none)}</p>
            </Notice>
          );
        return (
          <>
            <p className="lead">{t(texts.lead)}</p>
            <Loaded from={form}>
              {(found) => <Together caseId={caseId} form={togetherOf(found, claimable)} />}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}

/** The form of one claim, with a part for each scheme that holds what that scheme asks for. */
function togetherOf(one: Form, claimable: Subsidies): Form {
  const partOf = ({ code, name, amount, asks }: Subsidies[number]): FormField => {
    const stated = narrowed(one, [], asks).fields.find((each) => each.name === 'stated');
    return {
      name: code,
      label: name,
      help: amount,
      kind: 'group',
      required: false,
      fields: stated?.fields ?? [],
    };
  };
  const payee = one.fields.filter(({ name }) => name === 'payee');
  return { ...one, fields: [...claimable.map(partOf), ...payee] };
}

function Together({ caseId, form }: { caseId: string; form: Form }) {
  const { t } = useText();
  const act = useAct('POST /cases/{caseId}/plan-claims');
  const [draft, setDraft] = useState<DraftGroup>(() => emptyGroup(form.fields));
  const [empty, setEmpty] = useState(false);
  const [result, setResult] = useState<Result>();
  if (result) return <Outcome caseId={caseId} result={result} />;
  const send = () => {
    const { payee, ...stated } = bodyOf(form.fields, draft);
    const claims = Object.entries(stated).map(([scheme, facts]) => ({ scheme, stated: facts }));
    setEmpty(claims.length === 0);
    if (claims.length === 0) return;
    const body = { claims, ...(payee !== undefined && { payee }) } as Body;
    act.mutate({ request: { path: { caseId }, body } }, { onSuccess: (answer) => setResult(answer.body) });
  };
  return (
    <>
      {empty && (
        <Notice tone="warn" urgent>
          <p>{t(texts.choose)}</p>
        </Notice>
      )}
      <FormView
        form={form}
        draft={draft}
        setDraft={setDraft}
        send={send}
        sending={act.isPending}
        problem={act.error ?? undefined}
        choices={undefined}
        action={texts.send}
      />
    </>
  );
}

/** What became of each. */
function Outcome({ caseId, result }: { caseId: string; result: Result }) {
  const { t } = useText();
  return (
    <section className="panel stack" role="status">
      <ul className="plain stack-tight">
        {result.claims.map(({ scheme, notMade }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and may have a scheme twice.
          <li key={index}>
            {scheme.text}{' '}
            <span className={notMade ? 'tag tag-warn' : 'tag tag-ok'}>
              {notMade ? t(texts.notMade, { why: notMade.text }) : t(texts.made)}
            </span>
          </li>
        ))}
      </ul>
      <Link to="/cases/$caseId/subsidies" params={{ caseId }} className="button">
        {t(texts.back)}
      </Link>
    </section>
  );
}
