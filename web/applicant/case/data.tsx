import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { reversed } from '../../parts/arrays.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RecordSections } from '../../parts/record-sections.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { mandateOf, rightsOfActing } from './acting.ts';
import { type Right, rights } from './acts.ts';
import { download } from './receipt-picture.ts';
import { type Case, WithCase } from './with-case.tsx';

type Copy = Answer<'POST /cases/{caseId}/record-copies'>;

const texts = {
  title: { zh: '我的信息', en: 'My data' },
  rights: { zh: '更正、限制和删除', en: 'Correct, restrict, delete' },
  acting: {
    zh: '您受委托代为办理。复制、更改联系方式、限制处理和删除由本人提出；发现信息不对的，可以代为申请更正。',
    en: 'You act for somebody else. You can ask for a correction. Only they can ask for a copy, a new phone number, a restriction or a deletion.',
  },
  looked: { zh: '谁看过我的信息', en: 'Who has viewed my data' },
  lookedHelp: {
    zh: '工作人员看到的证件号码和电话默认隐去，要看完整的须说明原因，每次都记在这里。',
    en: 'Staff see masked numbers. To see a full number, they must give a reason, and we record it here.',
  },
  nobody: { zh: '还没有人看过完整信息。', en: 'Nobody has viewed your full data.' },
  more: { zh: '更多', en: 'More' },
  copy: { zh: '复制我的信息', en: 'A copy of all your data' },
  copyHelp: {
    zh: '列出系统里关于您的全部内容。给过副本会记入办理经过。',
    en: 'This is everything we hold about you. We record in the history that you got a copy.',
  },
  make: { zh: '查看副本', en: 'Show the copy' },
  save: { zh: '下载（JSON）', en: 'Download (JSON)' },
} satisfies Record<string, Bilingual>;

/** The rights of a person over their data: the access log, a copy, a correction, a restriction, a deletion. */
export const MyData = () => (
  <WithCase title={texts.title}>{(found) => <Parts key={found.caseId} found={found} />}</WithCase>
);

function Parts({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId } = found;
  const isActing = mandateOf(found, useSession()?.subject) !== undefined;
  return (
    <div className="stack">
      {isActing && <p className="soft">{t(texts.acting)}</p>}
      <Looked caseId={caseId} />
      {!isActing && <CopyOfAll caseId={caseId} />}
      <Rights caseId={caseId} offered={isActing ? rightsOfActing : (Object.keys(rights) as Right[])} />
    </div>
  );
}

/** The other legal rights of a person over their data, each with a page of its own. */
function Rights({ caseId, offered }: { caseId: string; offered: readonly Right[] }) {
  const { t } = useText();
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.rights)}</h2>
      <ul className="plain actions-list">
        {offered.map((right) => (
          <li key={right}>
            <Link to="/cases/$caseId/do/$act" params={{ caseId, act: right }} className="button">
              {t(rights[right].title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Looked({ caseId }: { caseId: Case['caseId'] }) {
  const { t, language } = useText();
  const log = useRead('GET /cases/{caseId}/access-log', { path: { caseId }, query: { limit: 200 } });
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.looked)}</h2>
      <p className="soft">{t(texts.lookedHelp)}</p>
      <Loaded from={log}>
        {({ accesses }) =>
          accesses.length === 0 ? (
            <p>{t(texts.nobody)}</p>
          ) : (
            <ul className="plain history">
              {reversed(accesses).map(
                ({ sequence, at, roleText, agency, name, fieldTexts, reasonText, words }) => (
                  <li key={sequence}>
                    <div className="row row-apart">
                      <span>
                        {agency} {name ?? roleText}
                      </span>
                      <time className="faint" dateTime={at}>
                        {showDate(at, 'momentOfYear', language)}
                      </time>
                    </div>
                    <div className="soft">
                      {fieldTexts.map(({ text }) => text).join(marks[language].list)} · {reasonText}
                      {words && ` · ${words}`}
                    </div>
                  </li>
                ),
              )}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function CopyOfAll({ caseId }: { caseId: Case['caseId'] }) {
  const { t } = useText();
  const make = useAct('POST /cases/{caseId}/record-copies');
  const [copy, setCopy] = useState<Copy>();
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.copy)}</h2>
      <p className="soft">{t(texts.copyHelp)}</p>
      {make.error && <ProblemNotice problem={make.error} />}
      {copy ? (
        <div className="stack">
          <RecordSections sections={copy.sections} />
          <button
            type="button"
            className="button"
            onClick={() =>
              download(
                new Blob([JSON.stringify(copy, undefined, 2)], { type: 'application/json' }),
                'my-data.json',
              )
            }
          >
            {t(texts.save)}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="button"
          disabled={make.isPending}
          onClick={() =>
            make.mutate(
              { request: { path: { caseId }, body: { channel: 'online' } } },
              { onSuccess: ({ body }) => setCopy(body) },
            )
          }
        >
          {t(texts.make)}
        </button>
      )}
    </section>
  );
}
