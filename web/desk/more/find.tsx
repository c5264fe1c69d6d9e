import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { Answer, Body } from '../../api/operations.ts';
import { useAct } from '../../api/use-api.ts';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showNumber } from '../../texts/numbers.ts';
import { DeskPage } from '../desk-page.tsx';

const texts = {
  title: { zh: '查找', en: 'Find a case' },
  help: {
    zh: '填写一项或几项，都须完整填写。查找的内容不会出现在网址和日志里，查找次数计入记录。',
    en: 'Enter one or more, each in full. Your search terms do not appear in the address or in logs. Searches are counted.',
  },
  applicationNumber: { zh: '申请编号或者公示编号', en: 'Number of the application or public notice' },
  identityNumber: { zh: '身份证件号码', en: 'Identity number' },
  phone: { zh: '联系电话', en: 'Phone' },
  name: { zh: '姓名', en: 'Name' },
  find: { zh: '查找', en: 'Find' },
  clear: { zh: '清除', en: 'Clear' },
  none: {
    zh: '没有找到。请核对号码；也可能登记在别的地区。',
    en: 'Nothing found. Check the number. The case may be in another place.',
  },
  counter: { zh: '为来人办理登记', en: 'Register this person' },
  number: { zh: '申请编号', en: 'Application number' },
  person: { zh: '申请人', en: 'Person' },
  phase: { zh: '状态', en: 'Phase' },
  district: { zh: '地区', en: 'District' },
  officer: { zh: '联系专人', en: 'Officer' },
  tasks: { zh: '待办', en: 'Open tasks' },
  more: { zh: '更多', en: 'More' },
  leftOut: {
    zh: '符合条件的申请较多，较早的、身份尚未核实的未列出。请补充登记编号、证件号码或手机号码后再查。',
    en: 'Many applications match. Older ones with an unverified identity are not listed. Add the application number, identity number or phone number to find one.',
  },
};

const names = ['applicationNumber', 'identityNumber', 'phone', 'name'] as const;
type Name = (typeof names)[number];
type Results = Answer<'POST /case-searches'>['results'];
const nothing: Readonly<Record<Name, string>> = {
  applicationNumber: '',
  identityNumber: '',
  phone: '',
  name: '',
};

/** Finds a case by what a person says or shows at the counter. The input is sent in a body and never appears in an address. */
export function Find() {
  const { t } = useText();
  const [typed, setTyped] = useState(nothing);
  const [found, setFound] = useState<{
    results: Results;
    next: string | undefined;
    leftOut: boolean;
    sought: Body<'POST /case-searches'>;
  }>();
  // The address names the field if the search was opened by its key.
  useEffect(() => document.getElementById(location.hash.slice(1))?.focus(), []);
  const act = useAct('POST /case-searches');
  const search = (sought: Body<'POST /case-searches'>, before: Results) =>
    act.mutate(
      { request: { body: sought } },
      {
        onSuccess: ({ body }) =>
          setFound({
            results: [...before, ...body.results],
            next: body.next,
            leftOut: body.statedLeftOut === true,
            sought,
          }),
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filled = Object.fromEntries(
      names.flatMap((name) => (typed[name].trim() === '' ? [] : [[name, typed[name].trim()]])),
    );
    if (!act.isPending) search(filled, []);
  };
  const errorOf = (name: Name) => act.error?.errors.find(({ pointer }) => pointer.includes(name))?.detail;
  const placed = names.flatMap((name) => {
    const text = errorOf(name);
    return text === undefined ? [] : [{ id: `find-${name}`, text }];
  });
  return (
    <DeskPage title={texts.title}>
      <form className="panel panel-tight stack" onSubmit={submit} noValidate autoComplete="off">
        <p className="soft">{t(texts.help)}</p>
        <ErrorSummary errors={placed} />
        {act.error && placed.length === 0 && <ProblemNotice problem={act.error} />}
        <div className="find-fields">
          {names.map((name) => (
            <Field key={name} id={`find-${name}`} label={t(texts[name])} error={errorOf(name)}>
              {(control) => (
                <input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  value={typed[name]}
                  onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="row">
          <button type="submit" className="button button-main" aria-disabled={act.isPending || undefined}>
            {t(texts.find)}
          </button>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              setTyped(nothing);
              setFound(undefined);
              act.reset();
            }}
          >
            {t(texts.clear)}
          </button>
        </div>
      </form>
      {found && found.results.length === 0 && (
        <div className="panel desk-empty stack-tight" role="status">
          <p>{t(texts.none)}</p>
          <Link to="/desk/counter" className="button">
            {t(texts.counter)}
          </Link>
        </div>
      )}
      {found && found.results.length > 0 && (
        <div className="table-scroll">
          <table className="table table-stacked">
            <thead>
              <tr>
                {[texts.number, texts.person, texts.phase, texts.district, texts.officer, texts.tasks].map(
                  (head) => (
                    <th key={head.en} scope="col">
                      {t(head)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {found.results.map((each) => (
                <tr key={each.caseId}>
                  <td data-label={t(texts.number)}>
                    <Link to="/desk/cases/$caseId" params={{ caseId: each.caseId }}>
                      {showNumber(each.applicationNumber)}
                    </Link>
                  </td>
                  <td data-label={t(texts.person)}>{each.applicant}</td>
                  <td data-label={t(texts.phase)}>{each.phaseText}</td>
                  <td data-label={t(texts.district)}>{each.district.name}</td>
                  <td data-label={t(texts.officer)}>{each.officerName ?? each.officer ?? '—'}</td>
                  <td data-label={t(texts.tasks)}>{each.openTasks}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found?.leftOut && (
        <p className="soft" role="status">
          {t(texts.leftOut)}
        </p>
      )}
      {found?.next !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => search({ ...found.sought, after: found.next }, found.results)}
        >
          {t(texts.more)}
        </button>
      )}
    </DeskPage>
  );
}
