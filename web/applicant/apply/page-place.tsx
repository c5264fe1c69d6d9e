import { useRead } from '../../api/use-api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { StatementList } from '../parts/statements.tsx';
import { RadioField, SelectField } from './controls.tsx';
import { changeForm } from './draft.ts';
import type { PageProps, Regions } from './page-props.ts';
import { Questions } from './questions.tsx';

const texts = {
  who: { zh: '为谁申请', en: 'Who is this application for?' },
  self: { zh: '我自己', en: 'Myself' },
  family: { zh: '家人，我代办', en: 'A family member' },
  community: {
    zh: '居民，我是社区（村）工作人员',
    en: 'A resident of the community or village I work for',
  },
  other: { zh: '其他人，我代办', en: 'Somebody else' },
  whoHelp: {
    zh: '代办的，申请会注明“代办”；下一页填写要登记的人的信息。',
    en: 'We record that you apply for somebody else. The next page asks about the person who wants to register.',
  },
  region: { zh: '地区', en: 'Region' },
  regionHelp: {
    zh: '四地任选其一，不受户籍限制。没有您的地区的，请拨打12333。',
    en: 'You can use any of the 4 kinds of place. It does not have to be your place of household registration. If your region is not listed, call 12333.',
  },
  district: { zh: '县（市、区）', en: 'County or district' },
  place: { zh: '这里是您的', en: 'What is your connection to this place?' },
  agency: { zh: '受理机构', en: 'Agency' },
  agencyHelp: {
    zh: '不选的，由县（市、区）经办机构受理。',
    en: 'If you do not choose one, the agency of the district handles your application.',
  },
  otherNotice: {
    zh: '这个地区处理个人信息的告知与您先前看到的不同，请看一下，再继续。',
    en: 'This region uses personal data differently from the notice you read before. Read its notice before you continue.',
  },
  reach: { zh: '{name}，电话 {phone}', en: '{name}, phone {phone}' },
} satisfies Record<string, Bilingual>;

const helpers = ['self', 'family', 'community-worker', 'other'] as const;
const placeCodes = ['household-registration', 'residence', 'last-employment', 'insurance'] as const;

/** Page 1: who applies, and where. */
export function PlacePage({ form, faults, catalogue, regions }: PageProps) {
  const { t } = useText();
  const agencies = catalogue?.agencies.filter(({ district }) => district === form.district) ?? [];
  const names = {
    self: texts.self,
    family: texts.family,
    'community-worker': texts.community,
    other: texts.other,
  };
  const section = catalogue?.sections.find(({ code }) => code === 'your-data');
  const otherNotice = catalogue !== undefined && catalogue.dataNotice !== form.dataNotice;
  return (
    <Questions
      faults={faults}
      questions={[
        {
          at: ['/assistance'],
          content: (
            <RadioField
              at="/assistance"
              faults={faults}
              label={texts.who}
              help={texts.whoHelp}
              value={helpers.find((code) => code === form.assistance?.relationship) ?? 'self'}
              options={helpers.map((code) => ({ code, text: t(names[code]) }))}
              onCode={(code) =>
                changeForm((before) => {
                  const { assistance, ...rest } = before;
                  return code === 'self' ? rest : { ...rest, assistance: { relationship: code } };
                })
              }
            />
          ),
        },
        {
          at: ['/region', '/district', '/agency'],
          content: (
            <div className="stack">
              <SelectField
                at="/region"
                faults={faults}
                label={texts.region}
                help={texts.regionHelp}
                value={form.region}
                options={(regions ?? []).map(({ region, name }) => ({ code: region, text: name }))}
                onCode={(region) =>
                  changeForm(({ district, agency, ...before }) => ({ ...before, ...(region && { region }) }))
                }
              />
              {form.region !== undefined && (
                <SelectField
                  at="/district"
                  faults={faults}
                  label={texts.district}
                  value={form.district}
                  options={<Districts regions={regions} region={form.region} />}
                  onCode={(district) =>
                    changeForm(({ agency, ...before }) => ({ ...before, district }) as typeof before)
                  }
                />
              )}
              {otherNotice && section && (
                <Notice>
                  <p>{t(texts.otherNotice)}</p>
                  <StatementList statements={section.statements} />
                </Notice>
              )}
              {form.district !== undefined && <AgencyOf district={form.district} />}
              {agencies.length > 0 && (
                <SelectField
                  at="/agency"
                  faults={faults}
                  label={texts.agency}
                  help={texts.agencyHelp}
                  optional
                  value={form.agency}
                  options={agencies.map(({ id, name }) => ({ code: id, text: name }))}
                  onCode={(agency) => changeForm((before) => ({ ...before, agency }) as typeof before)}
                />
              )}
            </div>
          ),
        },
        {
          at: ['/placeBasis'],
          content: (
            <RadioField
              at="/placeBasis"
              faults={faults}
              label={texts.place}
              value={form.placeBasis}
              options={placeCodes.map((code) => ({
                code,
                text: catalogue?.codeNames.placeBasis?.[code] ?? t(placeNames[code]),
              }))}
              onCode={(placeBasis) => changeForm((before) => ({ ...before, placeBasis }))}
            />
          ),
        },
      ]}
    />
  );
}

/** The choices until the region is known. */
export const placeNames = {
  'household-registration': { zh: '户籍地', en: 'Place of household registration' },
  residence: { zh: '常住地', en: 'Place of residence' },
  'last-employment': { zh: '就业地', en: 'Place of last employment' },
  insurance: { zh: '参保地', en: 'Place of insurance' },
} as const satisfies Record<string, Bilingual>;

/** The counties of a region, grouped by city if it has cities. */
function Districts({ regions, region }: { regions: Regions | undefined; region: string }) {
  const found = regions?.find((each) => each.region === region);
  if (!found) return null;
  const rest = (name: string) => (name.startsWith(found.name) ? name.slice(found.name.length) : name);
  const cities = new Map<string, (typeof found.districts)[number][]>();
  for (const each of found.districts) {
    const city = each.code.slice(0, 4);
    cities.set(city, [...(cities.get(city) ?? []), each]);
  }
  const cityOf = (name: string) => /^.+?(?:市|自治州|地区|盟)(?=.)/.exec(rest(name))?.[0];
  return [...cities].map(([code, districts]) => {
    const city = cityOf(districts[0]?.name ?? '');
    const shared =
      city !== undefined && districts.every(({ name }) => rest(name).startsWith(city)) ? city : '';
    const options = districts.map((each) => (
      <option key={each.code} value={each.code}>
        {rest(each.name).slice(shared.length)}
      </option>
    ));
    return shared === '' ? (
      options
    ) : (
      <optgroup key={code} label={shared}>
        {options}
      </optgroup>
    );
  });
}

/** The contact details of a district's agency, if they have been entered. */
function AgencyOf({ district }: { district: string }) {
  const { t } = useText();
  const { data } = useRead('GET /districts/{district}/agency', { path: { district } });
  const agency = data?.body.agency;
  return agency ? <p className="soft">{t(texts.reach, { name: agency.name, phone: agency.phone })}</p> : null;
}
