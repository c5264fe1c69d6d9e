import { useRead } from '../../api/use-api.ts';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { RadioField, SelectField, TextField } from './controls.tsx';
import { changeForm } from './draft.ts';
import { type Form, withApplicant } from './form.ts';
import { choicesIn } from './form-choices.ts';
import type { PageProps } from './page-props.ts';
import { Questions } from './questions.tsx';
import { isTravelPermit } from './readers.ts';

const texts = {
  name: { zh: '姓名', en: 'Name' },
  nameHelp: {
    zh: '与证件一致，最多60个字；少数民族姓名中间用“·”。',
    en: 'As on the identity document, up to 60 characters.',
  },
  number: { zh: '证件号码', en: 'Identity number' },
  numberHelp: {
    zh: '18位公民身份号码、居住证号码，或者通行证号码。不需要拍照或者复印件。',
    en: 'The 18 characters on the identity card or residence permit, or the number of a travel permit. You do not need to upload a copy.',
  },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  sex: { zh: '性别', en: 'Sex' },
  permit: { zh: '通行证号码不含出生日期和性别。', en: 'The number of a travel permit does not include it.' },
  phone: { zh: '联系电话', en: 'Phone number' },
  phoneHelp: {
    zh: '结果和通知发到这个号码，工作人员也用它联系您。固定电话请带区号。',
    en: 'We send results and messages to this number, and your officer calls it. Include the area code for a landline.',
  },
  phoneHelper: {
    zh: '填写本人的号码，结果和通知发到这里；本人没有电话的，可以填您的。',
    en: 'Enter the person’s own number. We send results and messages there. If they have no phone, you can enter yours.',
  },
  address: { zh: '住址', en: 'Address' },
  second: { zh: '其他联系人', en: 'Second contact' },
  secondHelp: {
    zh: '打不通您的电话时联系。不会把办理情况告诉联系人。',
    en: 'We call this person if we cannot reach you. We tell them nothing about your case.',
  },
  secondName: { zh: '联系人姓名', en: 'Name of second contact' },
  secondPhone: { zh: '联系人电话', en: 'Phone number of second contact' },
  more: {
    zh: '更多信息（选填，不填不影响登记）',
    en: 'More details (optional, they do not affect your registration)',
  },
  nation: { zh: '民族', en: 'Ethnic group' },
  household: { zh: '户口性质', en: 'Household registration type' },
  disability: { zh: '残疾等级', en: 'Disability grade' },
  disabilityHelp: {
    zh: '按残疾人证填写，不用出示证件。',
    en: 'As on the disability certificate. You do not need to show it.',
  },
  retirement: { zh: '原法定退休年龄', en: 'Retirement age under the rules before 2025' },
  retirementHelp: { zh: '不清楚的不填。', en: 'Leave this blank if you are not sure.' },
} satisfies Record<string, Bilingual>;

/** Page 2: the person who wants to register. */
export function PersonPage({ form, faults }: PageProps) {
  const { t } = useText();
  const fields = useRead('GET /forms/{operationId}', { path: { operationId: 'submit-application' } });
  const person = form.applicant ?? {};
  const text = (name: 'name' | 'identityNumber' | 'phone' | 'address' | 'birthDate') => ({
    at: `/applicant/${name}`,
    faults,
    value: person[name],
    onText: (value: string) => changeForm((before) => withApplicant(before, { [name]: value })),
  });
  const pick = (name: 'nation' | 'household' | 'disabilityGrade' | 'sex') => ({
    at: `/applicant/${name}`,
    faults,
    value: person[name],
    options: choicesIn(fields.data?.body, 'applicant', name),
    onCode: (code: string | undefined) =>
      changeForm((before) => withApplicant(before, { [name]: code } as never)),
  });
  const second = (name: 'name' | 'phone') => ({
    at: `/applicant/secondContact/${name}`,
    faults,
    value: person.secondContact?.[name],
    onText: (value: string) => changeForm((before) => withSecond(before, { [name]: value })),
  });
  return (
    <Questions
      faults={faults}
      questions={[
        {
          at: ['/applicant/name'],
          content: (
            <TextField
              {...text('name')}
              label={texts.name}
              help={texts.nameHelp}
              input={{ autoComplete: form.assistance ? 'off' : 'name', spellCheck: false }}
            />
          ),
        },
        {
          at: ['/applicant/identityNumber', '/applicant/birthDate', '/applicant/sex'],
          content: (
            <div className="stack">
              <TextField
                {...text('identityNumber')}
                label={texts.number}
                help={texts.numberHelp}
                input={{
                  autoComplete: 'off',
                  autoCapitalize: 'characters',
                  spellCheck: false,
                  maxLength: 60,
                  className: 'code',
                }}
              />
              {isTravelPermit(person.identityNumber) && (
                <>
                  <TextField
                    {...text('birthDate')}
                    label={texts.birthDate}
                    help={texts.permit}
                    input={{ type: 'date', autoComplete: 'off' }}
                  />
                  <SelectField {...pick('sex')} label={texts.sex} />
                </>
              )}
            </div>
          ),
        },
        {
          at: ['/applicant/phone'],
          content: (
            <TextField
              {...text('phone')}
              label={texts.phone}
              help={form.assistance ? texts.phoneHelper : texts.phoneHelp}
              input={{ type: 'tel', autoComplete: form.assistance ? 'off' : 'tel', maxLength: 60 }}
            />
          ),
        },
        {
          at: ['/applicant/secondContact'],
          content: (
            <fieldset className="field">
              <legend>
                {t(texts.second)}
                <span className="field-optional">{t({ zh: '（选填）', en: ' (optional)' })}</span>
              </legend>
              <div className="field-help">{t(texts.secondHelp)}</div>
              <div className="beside">
                <TextField {...second('name')} label={texts.secondName} input={{ autoComplete: 'off' }} />
                <TextField
                  {...second('phone')}
                  label={texts.secondPhone}
                  input={{ type: 'tel', autoComplete: 'off', maxLength: 60 }}
                />
              </div>
            </fieldset>
          ),
        },
        {
          at: ['/applicant'],
          content: (
            <details className="more" open={Boolean(person.nation || person.household || person.address)}>
              <summary>{t(texts.more)}</summary>
              <div className="stack">
                <TextField {...text('address')} label={texts.address} input={{ autoComplete: 'off' }} />
                <SelectField {...pick('nation')} label={texts.nation} />
                <SelectField {...pick('household')} label={texts.household} />
                <SelectField
                  {...pick('disabilityGrade')}
                  label={texts.disability}
                  help={texts.disabilityHelp}
                />
                <RadioField
                  at="/applicant/originalStatutoryAge"
                  faults={faults}
                  label={texts.retirement}
                  help={texts.retirementHelp}
                  beside
                  value={person.originalStatutoryAge && String(person.originalStatutoryAge)}
                  options={choicesIn(fields.data?.body, 'applicant', 'originalStatutoryAge')}
                  onCode={(age) =>
                    changeForm((before) =>
                      withApplicant(before, { originalStatutoryAge: Number(age) as 50 | 55 | 60 }),
                    )
                  }
                  onNone={() =>
                    changeForm((before) => withApplicant(before, { originalStatutoryAge: undefined }))
                  }
                />
              </div>
            </details>
          ),
        },
      ]}
    />
  );
}

const withSecond = (form: Form, changed: { readonly name?: string; readonly phone?: string }): Form =>
  withApplicant(form, {
    secondContact: { name: '', phone: '', ...form.applicant?.secondContact, ...changed },
  });
