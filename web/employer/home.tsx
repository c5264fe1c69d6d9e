import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { Basis } from '../parts/basis.tsx';
import { Conditions } from '../parts/conditions.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { EmployerPage } from './employer-page.tsx';

const texts = {
  title: { zh: '用人单位补贴申领', en: 'Subsidies for employers' },
  found: { zh: '为本单位查找到的补贴', en: 'Found for you' },
  foundHelp: {
    zh: '根据参保等数据主动查找，确认后按申领办理；不需要的可以谢绝。',
    en: 'We found these from insurance and other data. If you confirm one, we handle it as a claim. Decline the ones that you do not want.',
  },
  noneFound: { zh: '目前没有待确认的补贴。', en: 'There is nothing to confirm.' },
  until: { zh: '请于 {day} 前（含当日）确认', en: 'confirm by {day}' },
  look: { zh: '查看并确认', en: 'View and confirm' },
  mine: { zh: '我的申领', en: 'My claims' },
  none: { zh: '本单位还没有申领过补贴。', en: 'You have not claimed anything yet.' },
  made: { zh: '{day} 申领', en: 'claimed {day}' },
  more: { zh: '更早的', en: 'Show earlier claims' },
  schemes: { zh: '可以申领的补贴', en: 'Subsidies you may claim' },
  region: { zh: '所招人员登记失业的地区', en: 'Where the person is registered' },
  choose: { zh: '请先选择地区并查询。', en: 'Choose a region first.' },
  claim: { zh: '为一名招用人员申领', en: 'Claim for a person you hired' },
  closed: { zh: '已于 {day} 截止受理', en: 'closed since {day}' },
  notOpen: { zh: '{day} 起受理', en: 'opens {day}' },
  conditions: { zh: '申领条件', en: 'Conditions' },
  documents: {
    zh: '可能需要的材料仅限：{names}',
    en: 'We may ask for these documents and no others: {names}',
  },
};

type Scheme = Answer<'GET /employer/subsidies'>['subsidies'][number];

/** The start page of an employer: found subsidies, claims with their next steps, and the schemes it can claim. */
export const EmployerHome = () => (
  <EmployerPage title={texts.title} home>
    <Found />
    <Claims />
    <Schemes />
  </EmployerPage>
);

function Found() {
  const { t, language } = useText();
  const found = useRead('GET /employer/grants', { query: {} }, { poll: 60 });
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.found)}</h2>
      <p className="soft">{t(texts.foundHelp)}</p>
      <Loaded from={found} lines={1}>
        {({ grants }) => {
          const open = grants.filter(({ status }) => status === 'open');
          if (open.length === 0) return <p className="soft">{t(texts.noneFound)}</p>;
          return (
            <ul className="plain case-list">
              {open.map(({ grantId, scheme, person, until }) => (
                <li key={grantId}>
                  <Link to="/employer/grants/$grantId" params={{ grantId }} className="case-row">
                    <span className="case-row-phase">
                      {scheme.text} · {person}
                    </span>
                    <span className="faint">
                      {until === undefined
                        ? t(texts.look)
                        : t(texts.until, { day: showDate(until, 'day', language) })}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}

function Claims() {
  const { t } = useText();
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.mine)}</h2>
      {pages.map((after) => (
        <ClaimsPage
          key={after ?? ''}
          after={after}
          onMore={after === pages.at(-1) ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </section>
  );
}

function ClaimsPage({
  after,
  onMore,
}: {
  after: string | undefined;
  onMore: ((next: string) => void) | undefined;
}) {
  const { t, language } = useText();
  const claims = useRead('GET /employer/claims', { query: { ...(after && { after }) } }, { poll: 60 });
  return (
    <Loaded from={claims} lines={2}>
      {({ claims: found, next }) => (
        <>
          {found.length === 0 && after === undefined && <p className="soft">{t(texts.none)}</p>}
          <ul className="plain case-list">
            {found.map(({ claimId, scheme, person, statusText, nextStep, madeAt }) => (
              <li key={claimId}>
                <Link to="/employer/claims/$claimId" params={{ claimId }} className="case-row">
                  <span className="case-row-phase">
                    {statusText} · {scheme.text} · {person}
                  </span>
                  <span className="soft">{nextStep}</span>
                  <span className="faint">
                    {t(texts.made, { day: showDate(madeAt, 'dayOfYear', language) })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {next !== undefined && onMore && (
            <button type="button" className="button" onClick={() => onMore(next)}>
              {t(texts.more)}
            </button>
          )}
        </>
      )}
    </Loaded>
  );
}

function Schemes() {
  const { t } = useText();
  const { region = '' } = useSearch({ from: '/employer' });
  const navigate = useNavigate({ from: '/employer' });
  const regions = useRead('GET /regions', {});
  const options = (regions.data?.body.regions ?? []).map((each) => ({ value: each.region, text: each.name }));
  return (
    <section className="stack">
      <h2>{t(texts.schemes)}</h2>
      <FilterBar
        fields={[{ name: 'region', label: texts.region, options }]}
        values={{ region }}
        onApply={(filters) => void navigate({ search: filters })}
      />
      {region === '' ? <p className="soft">{t(texts.choose)}</p> : <SchemesOf region={region} />}
    </section>
  );
}

function SchemesOf({ region }: { region: string }) {
  const schemes = useRead('GET /employer/subsidies', { query: { region } });
  return (
    <Loaded from={schemes}>
      {({ subsidies }) => (
        <ul className="plain stack">
          {subsidies.map((scheme) => (
            <li key={scheme.code}>
              <SchemePanel region={region} scheme={scheme} />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function SchemePanel({ region, scheme }: { region: string; scheme: Scheme }) {
  const { t, language } = useText();
  const { code, name, kind, open, opens, closes, amount, conditions, documents, note, basis } = scheme;
  const day = (value: string) => showDate(value, 'dayOfYear', language);
  const isOver = !open && closes !== undefined;
  return (
    <article className="panel stack-tight">
      <h3>{name}</h3>
      <p>{amount}</p>
      {isOver && <p className="soft">{t(texts.closed, { day: day(closes) })}</p>}
      {!open && !isOver && opens !== undefined && (
        <p className="soft">{t(texts.notOpen, { day: day(opens) })}</p>
      )}
      {note !== undefined && <p className="soft">{note}</p>}
      {kind === 'claimable' && (
        <details>
          <summary>{t(texts.conditions)}</summary>
          <Conditions conditions={conditions} />
        </details>
      )}
      {documents.length > 0 && (
        <p className="faint">
          {t(texts.documents, {
            names: documents.map(({ text }) => text).join(marks[language].list),
          })}
        </p>
      )}
      <Basis basis={basis} />
      {open && (
        <div className="row">
          <Link to="/employer/claim" search={{ region, scheme: code }} className="button button-main">
            {t(texts.claim)}
          </Link>
        </div>
      )}
    </article>
  );
}
