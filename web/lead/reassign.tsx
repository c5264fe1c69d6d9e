import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { FilterBar, type FilterField } from '../parts/filter-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import { LeadPage } from './lead-frame.tsx';
import { usePlaceFilter, useStaff } from './places.ts';
import { type FrozenList, planned } from './reassignment.ts';
import { ReassignmentRun } from './reassignment-run.tsx';

const texts = {
  intro: {
    zh: '先预览：列出每一件会移交给谁，不改动任何数据。名单固定后再办理；办理期间新增的案件不在名单内。每一件有各自的结果，失败的可以单独重试。',
    en: 'First preview who gets each case. This changes nothing. The list is then frozen and does not include later cases. Each case has its own result, and you can try failed ones again.',
  },
  from: { zh: '移交人', en: 'From' },
  choose: { zh: '请选择', en: 'Choose' },
  to: { zh: '接收人', en: 'To' },
  byLoad: { zh: '逐件交给办理件数最少的人员', en: 'Each to the officer with the fewest' },
  preview: { zh: '预览名单', en: 'See the list' },
  previewing: { zh: '正在列出第 {count} 件之后…', en: 'Listing, {count} so far…' },
  none: { zh: '{who} 名下没有在办案件。', en: '{who} has no open cases.' },
  other: { zh: '重新选择', en: 'Choose again' },
};

/** Hands over the cases of an officer: preview the list, freeze it, run it, and see the result of each case. */
export function Reassign() {
  const { t } = useText();
  const search = useSearch({ from: '/lead/reassign' });
  const navigate = useNavigate({ from: '/lead/reassign' });
  const place = usePlaceFilter();
  const staff = useStaff(search.district);
  const [list, setList] = useState<FrozenList>();
  const [listed, setListed] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const { from, receiver } = search;
  const fields: FilterField[] = [
    place,
    {
      name: 'from',
      label: texts.from,
      none: texts.choose,
      options: staff.officers
        .filter(({ load }) => load > 0)
        .map(({ subject, name, load }) => ({ value: subject, text: `${name ?? subject} (${load})` })),
    },
    {
      name: 'receiver',
      label: texts.to,
      none: texts.byLoad,
      options: staff.receivers([]).filter(({ value }) => value !== from),
    },
  ];
  const preview = async () => {
    if (from === undefined) return;
    setProblem(undefined);
    setListed(0);
    try {
      setList(await planned(from, receiver, undefined, setListed));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setListed(undefined);
    }
  };
  return (
    <LeadPage screen="reassign">
      <p className="soft">{t(texts.intro)}</p>
      {list ? (
        <div className="row">
          <button type="button" className="button" onClick={() => setList(undefined)}>
            {t(texts.other)}
          </button>
        </div>
      ) : (
        <>
          <FilterBar
            fields={fields}
            values={search}
            onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
          />
          <button
            type="button"
            className="button button-main"
            disabled={from === undefined}
            aria-disabled={listed !== undefined || undefined}
            onClick={() => void preview()}
          >
            {listed === undefined ? t(texts.preview) : t(texts.previewing, { count: listed })}
          </button>
        </>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={() => void preview()} />}
      {list &&
        (list.items.length === 0 ? (
          <Notice tone="info">
            <p>{t(texts.none, { who: staff.nameOf(list.from) ?? list.from })}</p>
          </Notice>
        ) : (
          <ReassignmentRun
            key={list.fixedAt + list.items.length}
            list={list}
            staff={staff}
            onList={setList}
          />
        ))}
    </LeadPage>
  );
}
