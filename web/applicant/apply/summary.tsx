import { useRead } from '../../api/use-api.ts';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import type { Form } from './form.ts';
import { choicesIn } from './form-choices.ts';
import type { Catalogue, Regions } from './page-props.ts';

const texts = {
  change: { zh: '修改', en: 'Change' },
  none: { zh: '未填', en: 'not provided' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  place: { zh: '地点', en: 'Place' },
  person: { zh: '本人', en: 'Personal details' },
  unemployment: { zh: '失业情况', en: 'Unemployment' },
  wishes: { zh: '就业意愿', en: 'Work you want' },
  who: { zh: '为谁申请', en: 'Applying for' },
  self: { zh: '本人申请', en: 'Themselves' },
  family: { zh: '家属代办', en: 'Applied for by a family member' },
  'community-worker': { zh: '社区（村）工作人员代办', en: 'Applied for by the community or village' },
  'agency-staff': { zh: '经办机构工作人员代办', en: 'Applied for by agency staff' },
  other: { zh: '其他人代办', en: 'Applied for by somebody else' },
  district: { zh: '登记地', en: 'Place' },
  placeBasis: { zh: '登记地类型', en: 'Connection to this place' },
  agency: { zh: '受理机构', en: 'Agency' },
  name: { zh: '姓名', en: 'Name' },
  number: { zh: '证件号码', en: 'Identity number' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  sex: { zh: '性别', en: 'Sex' },
  phone: { zh: '联系电话', en: 'Phone number' },
  address: { zh: '住址', en: 'Address' },
  second: { zh: '其他联系人', en: 'Second contact' },
  nation: { zh: '民族', en: 'Ethnic group' },
  household: { zh: '户口性质', en: 'Household registration type' },
  disability: { zh: '残疾等级', en: 'Disability grade' },
  retirement: { zh: '原法定退休年龄', en: 'Retirement age under the rules before 2025' },
  reason: { zh: '失业原因', en: 'Reason' },
  date: { zh: '失业日期', en: 'Date you became unemployed' },
  school: { zh: '毕业（离校）日期', en: 'Date you left school' },
  employer: { zh: '原工作单位', en: 'Last employer' },
  pension: { zh: '领取基本养老金', en: 'Receives a basic pension' },
  intention: { zh: '想怎样就业', en: 'Work you want' },
  education: { zh: '文化程度', en: 'Education' },
  skill: { zh: '技能等级', en: 'Skill level' },
  hardship: { zh: '一并申请就业困难人员认定', en: 'Help requested' },
  needs: { zh: '最需要的服务', en: 'Service needed most' },
} satisfies Record<string, Bilingual>;

type Row = readonly [name: string, value: string | undefined, always?: boolean];

/** All answers of the application, page by page, each with a link to change it. */
export function Summary({
  form,
  catalogue,
  regions,
  go,
  pages = [1, 2, 3, 4],
}: {
  form: Form;
  catalogue: Catalogue | undefined;
  regions: Regions | undefined;
  go: (page: number) => void;
  pages?: readonly number[];
}) {
  const { t, language } = useText();
  const fields = useRead('GET /forms/{operationId}', { path: { operationId: 'submit-application' } });
  const named = (code: unknown, ...path: string[]) =>
    code === undefined
      ? undefined
      : (choicesIn(fields.data?.body, ...path).find((each) => each.code === String(code))?.text ??
        String(code));
  const day = (value: string | undefined) => (value ? showDate(value, 'dayOfYear', language) : undefined);
  const { applicant: person = {}, unemployment: told = {}, groups = [] } = form;
  const second = person.secondContact;
  const sections: readonly { page: number; title: Bilingual; rows: readonly Row[] }[] = [
    {
      page: 1,
      title: texts.place,
      rows: [
        [t(texts.who), t(texts[form.assistance?.relationship ?? 'self'])],
        [
          t(texts.district),
          regions?.flatMap(({ districts }) => districts).find(({ code }) => code === form.district)?.name,
          true,
        ],
        [t(texts.placeBasis), form.placeBasis && catalogue?.codeNames.placeBasis?.[form.placeBasis], true],
        [t(texts.agency), catalogue?.agencies.find(({ id }) => id === form.agency)?.name],
      ],
    },
    {
      page: 2,
      title: texts.person,
      rows: [
        [t(texts.name), person.name, true],
        [t(texts.number), person.identityNumber, true],
        [t(texts.birthDate), day(person.birthDate)],
        [t(texts.sex), named(person.sex, 'applicant', 'sex')],
        [t(texts.phone), person.phone, true],
        [t(texts.address), person.address],
        [t(texts.second), second && [second.name, second.phone].filter(Boolean).join(' ')],
        [t(texts.nation), named(person.nation, 'applicant', 'nation')],
        [t(texts.household), named(person.household, 'applicant', 'household')],
        [t(texts.disability), named(person.disabilityGrade, 'applicant', 'disabilityGrade')],
        [t(texts.retirement), named(person.originalStatutoryAge, 'applicant', 'originalStatutoryAge')],
      ],
    },
    {
      page: 3,
      title: texts.unemployment,
      rows: [
        [
          t(texts.reason),
          catalogue?.unemploymentReasons.find(({ code }) => code === told.reason)?.text,
          true,
        ],
        [t(texts.date), day(told.date), true],
        [t(texts.school), day(told.schoolLeavingDate)],
        [t(texts.employer), told.lastEmployer],
        [
          t(texts.pension),
          form.drawsPension === undefined ? undefined : t(form.drawsPension ? texts.yes : texts.no),
          true,
        ],
      ],
    },
    {
      page: 4,
      title: texts.wishes,
      rows: [
        [t(texts.intention), named(form.jobIntention, 'jobIntention')],
        [t(texts.education), named(form.education, 'education')],
        [t(texts.skill), named(form.skillLevel, 'skillLevel')],
        [t(texts.needs), named(form.serviceNeeds, 'serviceNeeds')],
        ...groups.map(
          ({ group, applies }): Row => [
            catalogue?.groups.find(({ code }) => code === group)?.text ?? group,
            t(applies ? texts.yes : texts.no),
          ],
        ),
        [
          t(texts.hardship),
          form.hardship?.categories
            .map((code) => catalogue?.hardshipCategories.find((each) => each.code === code)?.text ?? code)
            .join(marks[language].list),
        ],
      ],
    },
  ];
  return sections
    .filter(({ page }) => pages.includes(page))
    .map(({ page, title, rows }) => {
      const shown = rows.filter(([, value, always]) => always || (value !== undefined && value !== ''));
      return (
        <section key={page} className="panel stack-tight">
          <div className="row row-apart">
            <h2>{t(title)}</h2>
            <button type="button" className="button button-quiet" onClick={() => go(page)}>
              {t(texts.change)}
              <span className="visually-hidden">{t(title)}</span>
            </button>
          </div>
          {shown.length === 0 ? (
            <p className="faint">{t(texts.none)}</p>
          ) : (
            <dl className="facts">
              {shown.map(([name, value]) => (
                <div key={name} className="facts-row">
                  <dt>{name}</dt>
                  <dd>{value ? value : <span className="faint">{t(texts.none)}</span>}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      );
    });
}
