import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useAct } from '../../api/use-api.ts';
import { sorted } from '../../parts/arrays.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useRecorded } from '../../parts/recorded.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import type { Bilingual } from '../../texts/language.ts';
import { AdminPage } from '../admin-page.tsx';
import { Listed, Refusal, When } from '../parts.tsx';
import { wordIn } from '../search.ts';
import { usePages } from '../use-pages.ts';
import { AmendmentFacts } from './amendments.tsx';
import { ArrangementFacts } from './holidays.tsx';
import { useLayerName } from './layers.ts';
import { ruleTexts } from './texts.ts';
import { type Change, WhatIf } from './what-if.tsx';

type Proposal = Answer<'GET /rule-proposals'>['proposals'][number];

const statuses = ['proposed', 'confirmed', 'withdrawn'] as const;

const texts = {
  propose: { zh: '提出修订', en: 'Propose a change' },
  intro: {
    zh: '一名政策管理员提出，另一名确认后生效。提出人不能确认自己的提议。',
    en: 'One policy administrator proposes a change and another confirms it. Only then does it take effect. Nobody can confirm their own proposal.',
  },
  status: { zh: '提议状态', en: 'Status' },
  all: { zh: '全部', en: 'All' },
  proposed: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  none: { zh: '没有提议。', en: 'No proposals.' },
  by: { zh: '{by} 提出', en: 'proposed by {by}' },
  decided: { zh: '{by} {what}', en: '{what} by {by}' },
  confirm: { zh: '确认生效…', en: 'Confirm…' },
  withdraw: { zh: '撤回…', en: 'Withdraw…' },
  own: {
    zh: '这是您提出的，须由另一名政策管理员确认。',
    en: 'You proposed this. Another policy administrator must confirm it.',
  },
  confirmTitle: { zh: '确认后立即生效', en: 'It takes effect when it is confirmed' },
  confirmHelp: {
    zh: '未结束的期限将在下一次核对时按新规则调整，每个案件都会记录原因。',
    en: 'The next sweep moves open deadlines, and each case records why.',
  },
  confirmDo: { zh: '确认生效', en: 'Confirm' },
  withdrawTitle: { zh: '撤回提议', en: 'Withdraw proposal' },
  withdrawHelp: {
    zh: '撤回后提议保留在清单里，可以另提新的内容。',
    en: 'It stays in the list. You can propose another text.',
  },
  withdrawDo: { zh: '撤回', en: 'Withdraw' },
} satisfies Record<string, Bilingual>;

const tones = { proposed: 'tag-warn', confirmed: 'tag-ok', withdrawn: '' } as const;

/** Proposed changes to the rules: those that wait for a second person, and the results of the others. */
export const Rules = () => (
  <AdminPage screen="rules">
    <List />
  </AdminPage>
);

function List() {
  const { t } = useText();
  const recorded = useRecorded();
  const role = useSession()?.role;
  const status = wordIn(useSearch({ strict: false }), 'status', statuses);
  const list = usePages(
    'GET /rule-proposals',
    { query: { limit: 50, ...(status && { status }) } },
    ({ proposals }) => proposals.length,
  );
  const proposals = list.pages?.flatMap((page) => page.proposals) ?? [];
  return (
    <>
      <div className="row row-apart">
        <p className="soft">{t(texts.intro)}</p>
        {role === 'policy-administrator' && (
          <Link to="/admin/rules/new" className="button button-main">
            {t(texts.propose)}
          </Link>
        )}
      </div>
      <nav className="tabs" aria-label={t(texts.status)}>
        {[undefined, ...statuses].map((each) => (
          <Link
            key={each ?? ''}
            to="/admin/rules"
            search={each === undefined ? {} : { status: each }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={each === status ? 'page' : undefined}
          >
            {t(each === undefined ? texts.all : texts[each])}
          </Link>
        ))}
      </nav>
      {recorded.notice}
      <Listed from={list} isEmpty={proposals.length === 0} empty={<p>{t(texts.none)}</p>}>
        <div className="stack">
          {sorted(proposals, (a, b) => (a.proposedAt < b.proposedAt ? 1 : -1)).map((proposal) => (
            <ProposalPanel key={proposal.proposalId} proposal={proposal} onDecided={recorded.say} />
          ))}
        </div>
      </Listed>
    </>
  );
}

function ProposalPanel({ proposal, onDecided }: { proposal: Proposal; onDecided: (title: string) => void }) {
  const { t } = useText();
  const session = useSession();
  const layerName = useLayerName();
  const [deciding, setDeciding] = useState<'confirm' | 'withdraw'>();
  const { kind, name, status, amendment, holidayArrangement, proposedBy, proposedAt, decidedBy, decidedAt } =
    proposal;
  const isOwn = session?.subject === proposedBy;
  const decides = session?.role === 'policy-administrator' && status === 'proposed';
  return (
    <section className="panel panel-tight stack-tight">
      <div className="row row-apart">
        <h2>
          {t(ruleTexts.kinds[kind])} · {amendment?.note ?? name}
        </h2>
        <span className={`tag ${tones[status]}`}>{t(texts[status])}</span>
      </div>
      {amendment && <AmendmentFacts amendment={amendment} layerName={layerName} />}
      {holidayArrangement && <ArrangementFacts arrangement={holidayArrangement} />}
      <p className="faint">
        <code>{name}</code> · {t(texts.by, { by: proposedBy })} · <When at={proposedAt} />
        {decidedBy !== undefined && decidedAt !== undefined && (
          <>
            {' · '}
            {t(texts.decided, { by: decidedBy, what: t(texts[status]) })} · <When at={decidedAt} />
          </>
        )}
      </p>
      {decides && (
        <div className="row">
          {isOwn ? (
            <span className="soft">{t(texts.own)}</span>
          ) : (
            <button type="button" className="button button-main" onClick={() => setDeciding('confirm')}>
              {t(texts.confirm)}
            </button>
          )}
          <button type="button" className="button" onClick={() => setDeciding('withdraw')}>
            {t(texts.withdraw)}
          </button>
        </div>
      )}
      {decides && <WhatIf change={changeOf(proposal)} />}
      {deciding && (
        <Decide
          proposal={proposal}
          what={deciding}
          onDone={onDecided}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </section>
  );
}

const changeOf = ({ amendment, holidayArrangement }: Proposal): Change => ({
  ...(amendment && { amendment }),
  ...(holidayArrangement && { holidayArrangement }),
});

function Decide({
  proposal: { proposalId, kind, name, amendment },
  what,
  onDone,
  onClose,
}: {
  proposal: Proposal;
  what: 'confirm' | 'withdraw';
  onDone: (title: string) => void;
  onClose: () => void;
}) {
  const { t } = useText();
  const title = t(what === 'confirm' ? texts.confirmTitle : texts.withdrawTitle);
  const confirm = useAct('POST /rule-proposals/{proposalId}/confirmation');
  const withdraw = useAct('POST /rule-proposals/{proposalId}/withdrawal');
  const act = what === 'confirm' ? confirm : withdraw;
  const send = () => {
    if (act.isPending) return;
    const onSuccess = () => {
      onClose();
      onDone(title);
    };
    act.mutate({ request: { path: { proposalId } } }, { onSuccess });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        <strong>
          {t(ruleTexts.kinds[kind])} · {amendment?.note ?? name}
        </strong>
      </p>
      <Notice tone={what === 'confirm' ? 'warn' : 'info'}>
        <p>{t(what === 'confirm' ? texts.confirmHelp : texts.withdrawHelp)}</p>
      </Notice>
      <Refusal problem={act.error} />
      <button
        type="button"
        className={what === 'confirm' ? 'button button-main' : 'button button-danger'}
        aria-disabled={act.isPending || undefined}
        onClick={send}
      >
        {t(what === 'confirm' ? texts.confirmDo : texts.withdrawDo)}
      </button>
    </Dialog>
  );
}
