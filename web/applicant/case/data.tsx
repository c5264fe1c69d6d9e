import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RecordSections } from '../../parts/record-sections.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { type Right, rights } from './acts.ts';
import { download } from './receipt-picture.ts';
import { type Case, WithCase } from './with-case.tsx';

type Copy = Answer<'POST /cases/{caseId}/record-copies'>;

const texts = {
  title: { zh: '我的信息', en: 'My data' },
  rights: { zh: '更正、限制和删除', en: 'Correct, restrict, delete' },
  looked: { zh: '谁看过我的信息', en: 'Who has looked' },
  lookedHelp: {
    zh: '工作人员看到的证件号码和电话默认隐去，要看完整的须说明原因，每次都记在这里。',
    en: 'Staff see numbers masked. Each time somebody sees them in full they have to say why, and it is noted here.',
  },
  nobody: { zh: '还没有人看过完整信息。', en: 'Nobody has seen anything in full.' },
  more: { zh: '更多', en: 'More' },
  copy: { zh: '复制我的信息', en: 'A copy of all that is held' },
  copyHelp: {
    zh: '列出系统里关于您的全部内容。给过副本会记入办理经过。',
    en: 'Everything that is held of you. That a copy was given is noted in the history.',
  },
  make: { zh: '查看副本', en: 'Show the copy' },
  save: { zh: '下载（JSON）', en: 'Download (JSON)' },
} satisfies Record<string, Bilingual>;

/** What a person may ask about their own data: who has looked, a copy, a correction, a restriction, a deletion. */
export const MyData = () => (
  <WithCase title={texts.title}>
    {(found) => (
      <div key={found.caseId} className="stack">
        <Looked caseId={found.caseId} />
        <CopyOfAll caseId={found.caseId} />
        <Rights caseId={found.caseId} />
      </div>
    )}
  </WithCase>
);

/** What else the law gives a person over their data, each on a page of its own. */
function Rights({ caseId }: { caseId: string }) {
  const { t } = useText();
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.rights)}</h2>
      <ul className="plain actions-list">
        {(Object.keys(rights) as Right[]).map((right) => (
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
              {accesses
                .toReversed()
                .map(({ sequence, at, roleText, agency, name, fieldTexts, reasonText, words }) => (
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
                      {fieldTexts.map(({ text }) => text).join(language === 'zh' ? '、' : ', ')} ·{' '}
                      {reasonText}
                      {words && ` · ${words}`}
                    </div>
                  </li>
                ))}
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
