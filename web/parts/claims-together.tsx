import { useState } from 'react';
import type { Answer, RequestOf } from '../api/operations.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { narrowed } from '../form/narrow.ts';
import { FormView } from '../form/operation-form.tsx';
import { bodyOf, type DraftGroup, emptyGroup, type Form, type FormField } from '../form/state.ts';
import { useText } from '../settings/use-text.ts';
import { Loaded } from './loaded.tsx';
import { Notice } from './notice.tsx';

const texts = {
  none: { zh: '目前没有可以一并申领的补贴。', en: 'There is nothing to claim together at the moment.' },
  choose: { zh: '请至少添加一项补贴。', en: 'Add at least one subsidy.' },
  send: { zh: '一并提交', en: 'Send together' },
  made: { zh: '已提交', en: 'Claimed' },
  notMade: { zh: '未提交：{why}', en: 'Not claimed: {why}' },
};

type Subsidies = Answer<'GET /cases/{caseId}/subsidies'>['subsidies'];
export type ClaimedTogether = Answer<'POST /cases/{caseId}/plan-claims'>;
type Body = RequestOf<'POST /cases/{caseId}/plan-claims'>['body'];

/** The form to claim the subsidies of an individual plan together (打包兑现). */
export function ClaimsTogether({
  caseId,
  lead,
  onDone,
}: {
  caseId: string;
  /** The text above the form, if there is something to claim. */
  lead?: string;
  onDone: (result: ClaimedTogether) => void;
}) {
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
            {lead !== undefined && <p className="lead">{lead}</p>}
            <Loaded from={form}>
              {(found) => <Together caseId={caseId} form={togetherOf(found, claimable)} onDone={onDone} />}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}

/** The form of one claim, with a part for each scheme that has the fields of that scheme. */
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

function Together({
  caseId,
  form,
  onDone,
}: {
  caseId: string;
  form: Form;
  onDone: (result: ClaimedTogether) => void;
}) {
  const { t } = useText();
  const act = useAct('POST /cases/{caseId}/plan-claims');
  const [draft, setDraft] = useState<DraftGroup>(() => emptyGroup(form.fields));
  const [empty, setEmpty] = useState(false);
  const send = () => {
    const { payee, ...stated } = bodyOf(form.fields, draft);
    const claims = Object.entries(stated).map(([scheme, facts]) => ({ scheme, stated: facts }));
    setEmpty(claims.length === 0);
    if (claims.length === 0) return;
    const body = { claims, ...(payee !== undefined && { payee }) } as Body;
    act.mutate({ request: { path: { caseId }, body } }, { onSuccess: (answer) => onDone(answer.body) });
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

/** The result of each claim. */
export function ClaimedResults({ claims }: ClaimedTogether) {
  const { t } = useText();
  return (
    <ul className="plain stack-tight">
      {claims.map(({ scheme, notMade }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change and may have a scheme twice
        <li key={index}>
          {scheme.text}{' '}
          <span className={notMade ? 'tag tag-warn' : 'tag tag-ok'}>
            {notMade ? t(texts.notMade, { why: notMade.text }) : t(texts.made)}
          </span>
        </li>
      ))}
    </ul>
  );
}
