import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { OperationForm } from '../form/operation-form.tsx';
import { roleNames } from '../frame/roles.ts';
import { absenceToCome, canStandIn } from '../parts/availability.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { isSubject } from '../parts/search.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { LeadPage } from './lead-frame.tsx';
import type { Officer } from './load.tsx';
import { useRole } from './parts.tsx';
import { usePlaceFilter, usePlaces, useStaff } from './places.ts';
import { screens } from './screens.ts';

const texts = {
  intro: {
    zh: '登记在册的人员才能办理业务。改动在 30 秒内生效。离职前先移交名下案件；登记不会删除，只记离职日期。',
    en: 'Only people entered here can work here. Changes take effect within 30 seconds. Hand over the cases before a person leaves. Entries are not deleted; we record the leaving date.',
  },
  add: { zh: '登记新人员', en: 'Enter somebody' },
  subject: { zh: '登录账号', en: 'Sign-in' },
  subjectHelp: {
    zh: '统一身份认证中的账号标识，由管理账号的部门提供；不是身份证号或者手机号。',
    en: 'The account identifier (subject) from the account administrator. Do not enter an identity or phone number.',
  },
  subjectError: {
    zh: '请填写登录账号，不含空格、# 和 /。',
    en: 'Enter the account identifier without spaces, # or /.',
  },
  goOn: { zh: '继续', en: 'Go on' },
  edit: { zh: '修改', en: 'Change' },
  editTitle: { zh: '登记工作人员：{who}', en: 'Entry of {who}' },
  person: { zh: '姓名', en: 'Name' },
  role: { zh: '角色', en: 'Role' },
  phone: { zh: '办公电话', en: 'Work phone number' },
  districts: { zh: '工作地区', en: 'Where' },
  cases: { zh: '名下', en: 'Cases' },
  state: { zh: '情况', en: 'State' },
  left: { zh: '已离职（{day}）', en: 'left ({day})' },
  away: { zh: '离岗至 {day}', en: 'away until {day}' },
  active: { zh: '在岗', en: 'present' },
  noName: { zh: '未登记姓名', en: 'no name entered' },
  acts: { zh: '操作', en: 'Acts' },
  none: { zh: '这里还没有登记工作人员。', en: 'No staff are entered here yet.' },
};

/** The directory of the unit: who works where, in which role, and their contact details. */
export function People() {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/people' });
  const navigate = useNavigate({ from: '/lead/people' });
  const place = usePlaceFilter();
  const { whole, districts } = usePlaces();
  const { manages } = useRole();
  const staff = useStaff(search.district);
  const [adding, setAdding] = useState(false);
  const recorded = useRecorded();
  const close = () => void navigate({ search: (now) => ({ ...now, person: undefined }) });
  const placeName = (code: string) => [whole, ...districts].find((each) => each.code === code)?.name ?? code;
  const edited = search.person;
  const known = staff.officers.find(({ subject }) => subject === edited);
  return (
    <LeadPage
      screen="people"
      aside={
        manages && (
          <button type="button" className="button button-main" onClick={() => setAdding(true)}>
            {t(texts.add)}
          </button>
        )
      }
    >
      <p className="soft">{t(texts.intro)}</p>
      <FilterBar
        fields={[place]}
        values={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      {recorded.notice}
      <Loaded from={staff.query}>
        {({ officers }) =>
          officers.length === 0 ? (
            <p className="empty">{t(texts.none)}</p>
          ) : (
            <div className="table-scroll">
              <table className="table table-stacked" aria-label={t(screens.people.name)}>
                <thead>
                  <tr>
                    <th scope="col">{t(texts.person)}</th>
                    <th scope="col">{t(texts.role)}</th>
                    <th scope="col">{t(texts.phone)}</th>
                    <th scope="col">{t(texts.districts)}</th>
                    <th scope="col" className="amount">
                      {t(texts.cases)}
                    </th>
                    <th scope="col">{t(texts.state)}</th>
                    {manages && <th scope="col">{t(texts.acts)}</th>}
                  </tr>
                </thead>
                <tbody>
                  {officers.map((officer) => (
                    <tr key={officer.subject}>
                      <th scope="row" data-label={t(texts.person)}>
                        {officer.name ?? <span className="soft">{t(texts.noName)}</span>}
                        <div className="faint">{officer.subject}</div>
                      </th>
                      <td data-label={t(texts.role)}>
                        {roleNames[officer.role]?.[language] ?? officer.role}
                      </td>
                      <td data-label={t(texts.phone)}>{officer.workPhone ?? '–'}</td>
                      <td data-label={t(texts.districts)}>
                        {officer.districts.map(placeName).join(marks[language].list)}
                      </td>
                      <td className="amount" data-label={t(texts.cases)}>
                        {officer.load}
                      </td>
                      <td data-label={t(texts.state)}>
                        <State officer={officer} />
                      </td>
                      {manages && (
                        <td data-label={t(texts.acts)}>
                          <Link
                            to="/lead/people"
                            search={{ ...search, person: officer.subject }}
                            className="button button-quiet"
                          >
                            {t(texts.edit)}
                          </Link>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {adding && (
        <NewPerson
          onClose={() => setAdding(false)}
          onSubject={(person) => {
            setAdding(false);
            void navigate({ search: (now) => ({ ...now, person }) });
          }}
        />
      )}
      {manages && edited !== undefined && staff.query.data && (
        <Dialog title={t(texts.editTitle, { who: known?.name ?? edited })} onClose={close}>
          <OperationForm
            operationId="save-officer"
            path={{ subject: edited }}
            initial={
              known
                ? { ...known, absence: absenceToCome(known) }
                : { districts: search.district ? [search.district] : [] }
            }
            choices={{
              officers: staff.officers.filter(
                (each) =>
                  !known ||
                  each.subject === known.absence?.deputy ||
                  canStandIn(each, known, { from: '', until: '' }),
              ),
              districts: [whole, ...districts.filter(({ code }) => code !== whole.code)].map(
                ({ code, name }) => ({ code, text: name }),
              ),
            }}
            onDone={() => {
              close();
              recorded.say(t(texts.editTitle, { who: known?.name ?? edited }));
            }}
          />
        </Dialog>
      )}
    </LeadPage>
  );
}

function State({ officer: { leftOn, absence, absentToday } }: { officer: Officer }) {
  const { t, language } = useText();
  if (leftOn)
    return <span className="tag">{t(texts.left, { day: showDate(leftOn, 'dayOfYear', language) })}</span>;
  if (absentToday && absence)
    return (
      <span className="tag tag-warn">{t(texts.away, { day: showDate(absence.until, 'day', language) })}</span>
    );
  return t(texts.active);
}

function NewPerson({ onClose, onSubject }: { onClose: () => void; onSubject: (subject: string) => void }) {
  const { t } = useText();
  const [subject, setSubject] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <Dialog title={t(texts.add)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSubject(subject.trim())) onSubject(subject.trim());
          else setWrong(true);
        }}
      >
        <Field
          label={t(texts.subject)}
          help={t(texts.subjectHelp)}
          error={wrong ? t(texts.subjectError) : undefined}
        >
          {(control) => (
            <input
              type="text"
              autoComplete="off"
              {...control}
              value={subject}
              onChange={({ target }) => setSubject(target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button button-main">
          {t(texts.goOn)}
        </button>
      </form>
    </Dialog>
  );
}
