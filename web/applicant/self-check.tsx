import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Body } from '../api/operations.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { Basis } from '../parts/basis.tsx';
import { Field, FieldGroup, Radios } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { carryOver } from './apply/draft.ts';
import { ApplicantPage } from './parts/applicant-page.tsx';

type Answers = Body<'POST /regions/{region}/self-check'>;
type PlaceCode = NonNullable<Answers['places']>[number];

const texts = {
  title: { zh: '自查：我能不能登记', en: 'Can I register?' },
  lead: {
    zh: '只问几个问题，不问姓名和号码，不留任何记录。结果只供参考：即使不符合，也可以提出申请。',
    en: 'Answer a few questions. We do not ask for your name or number and keep nothing. The result is only a guide: you can apply even if it says no.',
  },
  region: { zh: '在哪里登记', en: 'Where do you want to register?' },
  choose: { zh: '请选择', en: 'Choose one' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  unsure: { zh: '不确定', en: 'Not sure' },
  age: { zh: '年龄', en: 'Age' },
  under: { zh: '未满{age}周岁', en: 'Under {age}' },
  over: { zh: '已满{age}周岁', en: '{age} or older' },
  places: {
    zh: '与这个地方的关系（可多选）',
    en: 'What is your connection to this place? Choose all that apply',
  },
  result: { zh: '自查结果', en: 'Result' },
  go: { zh: '看结果', en: 'Show result' },
  apply: { zh: '去申请', en: 'Apply' },
  jobSeeker: { zh: '办理求职登记', en: 'Register as a job-seeker' },
  remedy: { zh: '可以这样办：', en: 'What you can do: ' },
} satisfies Record<string, Bilingual>;

const questions = [
  ['jobless', { zh: '现在没有工作，也没有在经营', en: 'I have no job and do not run a business' }],
  ['wantsWork', { zh: '想找工作', en: 'I want to work' }],
  ['ableToWork', { zh: '能够工作', en: 'I am able to work' }],
  ['drawsPension', { zh: '正在领取基本养老金', en: 'I receive a basic pension' }],
  ['registeredElsewhere', { zh: '已在其他地方登记失业', en: 'I am registered as unemployed elsewhere' }],
] as const satisfies readonly (readonly [keyof Answers, Bilingual])[];

const placeCodes: readonly PlaceCode[] = [
  'household-registration',
  'residence',
  'last-employment',
  'insurance',
];

/** Says, after a few general answers, whether somebody can register. The answers stay in this window. */
export function SelfCheck() {
  const { t } = useText();
  const navigate = useNavigate();
  const { region } = useSearch({ from: '/self-check' });
  const regions = useRead('GET /regions', {});
  const guide = useRead(
    'GET /regions/{region}/services',
    { path: { region: region ?? '' } },
    { enabled: region !== undefined },
  );
  const [answers, setAnswers] = useState<Answers>({});
  const check = useAct('POST /regions/{region}/self-check');
  // A result belongs to its answers. When they change it goes, until the person asks again.
  const change = (changed: Partial<Answers>) => {
    check.reset();
    setAnswers({ ...answers, ...changed });
  };
  const age = (region !== undefined && guide.data?.body.minimumAge) || '…';
  const placeNames = region === undefined ? undefined : guide.data?.body.codeNames.placeBasis;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (region !== undefined) check.mutate({ request: { path: { region }, body: answers } });
  };
  return (
    <ApplicantPage title={texts.title}>
      <p className="soft">{t(texts.lead)}</p>
      <form className="stack" onSubmit={submit}>
        <Field label={t(texts.region)}>
          {(control) => (
            <select
              {...control}
              value={region ?? ''}
              onChange={({ target }) => {
                check.reset();
                void navigate({
                  to: '/self-check',
                  search: (before) => ({ ...before, region: target.value || undefined }) as never,
                  replace: true,
                });
              }}
            >
              <option value="">{t(texts.choose)}</option>
              {regions.data?.body.regions.map((each) => (
                <option key={each.region} value={each.region}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {regions.error && <ProblemNotice problem={regions.error} onRetry={() => void regions.refetch()} />}
        {region !== undefined && (
          <>
            <FieldGroup legend={t(texts.age)}>
              <Radios
                name="age"
                value={answers.age}
                options={[
                  { code: 'working-age', text: t(texts.over, { age }) },
                  { code: 'under-minimum', text: t(texts.under, { age }) },
                ]}
                onChange={(age) => change({ age })}
              />
            </FieldGroup>
            {questions.map(([name, text]) => (
              <FieldGroup key={name} legend={t(text)}>
                <div className="choices-beside">
                  <Radios
                    name={name}
                    value={answers[name] === undefined ? undefined : answers[name] ? 'yes' : 'no'}
                    options={[
                      { code: 'yes', text: t(texts.yes) },
                      { code: 'no', text: t(texts.no) },
                    ]}
                    onChange={(code) => change({ [name]: code === 'yes' })}
                  />
                </div>
              </FieldGroup>
            ))}
            <FieldGroup legend={t(texts.places)}>
              <div className="choices">
                {placeCodes.map((code) => (
                  <label key={code} className="choice">
                    <input
                      type="checkbox"
                      checked={answers.places?.includes(code) ?? false}
                      onChange={({ target }) =>
                        change({
                          places: target.checked
                            ? [...(answers.places ?? []), code]
                            : (answers.places ?? []).filter((each) => each !== code),
                        })
                      }
                    />
                    {placeNames?.[code] ?? '…'}
                  </label>
                ))}
              </div>
            </FieldGroup>
            <button type="submit" className="button button-main button-wide" disabled={check.isPending}>
              {t(texts.go)}
            </button>
          </>
        )}
      </form>
      {check.error && <ProblemNotice problem={check.error} />}
      {check.data && !check.isPending && (
        <Verdict
          {...check.data.body}
          onApply={() =>
            carryOver({
              ...(region !== undefined && { region }),
              ...(answers.drawsPension !== undefined && { drawsPension: answers.drawsPension }),
              ...(answers.places?.[0] !== undefined && { placeBasis: answers.places[0] }),
            })
          }
        />
      )}
    </ApplicantPage>
  );
}

type VerdictAnswer = NonNullable<
  ReturnType<typeof useAct<'POST /regions/{region}/self-check'>>['data']
>['body'];

function Verdict({ verdict, text, because, instead, onApply }: VerdictAnswer & { onApply: () => void }) {
  const { t } = useText();
  const tone = verdict === 'can' ? 'ok' : verdict === 'no' ? 'warn' : 'info';
  return (
    <section className="stack-tight">
      <h2>{t(texts.result)}</h2>
      <Notice tone={tone} urgent>
        <p>
          <strong>{text}</strong>
        </p>
        <ul className="plain statements">
          {because.map((each) => (
            <li key={each.code}>
              {each.text} <Basis basis={each.basis} />
              {each.remedy && (
                <div className="soft">
                  {t(texts.remedy)}
                  {each.remedy}
                </div>
              )}
            </li>
          ))}
        </ul>
        {instead && (
          <p>
            {instead.text} {instead.basis && <Basis basis={instead.basis} />}
          </p>
        )}
      </Notice>
      <div className="row">
        <Link to="/apply" onClick={onApply} className={verdict === 'no' ? 'button' : 'button button-main'}>
          {t(texts.apply)}
        </Link>
        {instead?.code === 'job-seeker' && (
          <Link to="/job-seeker" onClick={onApply} className="button button-main">
            {t(texts.jobSeeker)}
          </Link>
        )}
      </div>
    </section>
  );
}
