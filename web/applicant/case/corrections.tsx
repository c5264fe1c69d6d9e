import { useState } from 'react';
import type { Body } from '../../api/operations.ts';
import { useAct } from '../../api/use-api.ts';
import { Field } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { showPhone } from '../../texts/numbers.ts';
import { ActForm, useBack } from './act-forms.tsx';
import type { Case } from './with-case.tsx';

type Asked = Body<'POST /cases/{caseId}/corrections'>;

const texts = {
  phone: { zh: '新的联系电话', en: 'New phone number' },
  phoneHelp: {
    zh: '现在的：{phone}。不改的不填。',
    en: 'Current number: {phone}. Leave this blank to keep it.',
  },
  address: { zh: '新的住址', en: 'New address' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '联系方式已更改。', en: 'We have updated your details.' },
  needOne: { zh: '请至少填写一项', en: 'Enter at least one' },
  field: { zh: '哪一项有误', en: 'What is wrong' },
  choose: { zh: '请选择', en: 'Choose one' },
  value: { zh: '正确的是', en: 'What it should say' },
  words: { zh: '说明', en: 'In your own words' },
  need: { zh: '请选择一项，并写几句说明', en: 'Choose one and write a few words' },
  send: { zh: '提交', en: 'Send' },
  sent: { zh: '已收到您的更正申请。', en: 'We have received your request.' },
} satisfies Record<string, Bilingual>;

const parts: readonly { readonly code: Asked['field']; readonly text: Bilingual }[] = [
  { code: 'name', text: { zh: '姓名', en: 'Name' } },
  { code: 'identityNumber', text: { zh: '证件号码', en: 'Identity number' } },
  { code: 'unemployment', text: { zh: '失业原因或者日期', en: 'Reason for or date of unemployment' } },
  { code: 'place', text: { zh: '登记地类型', en: 'Connection to the place' } },
  { code: 'profile', text: { zh: '学历、技能等基本情况', en: 'Education, skills and similar' } },
  { code: 'groups', text: { zh: '重点群体', en: 'Groups' } },
  { code: 'finding', text: { zh: '信息比对的结果', en: 'A result of a data comparison' } },
  { code: 'other', text: { zh: '其他', en: 'Something else' } },
];

/** The person changes their contact details, with effect at once. */
export function CorrectReach({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId, applicant } = found;
  const back = useBack(caseId);
  const [values, setValues] = useState({ phone: '', address: '' });
  const [tried, setTried] = useState(false);
  const correct = useAct('POST /cases/{caseId}/person-corrections');
  const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
  const empty = Object.keys(body).length === 0;
  const told = (field: string) =>
    correct.error?.errors.find(({ pointer }) => pointer.endsWith(`/${field}`))?.detail;
  const errors = {
    phone: (tried && empty ? t(texts.needOne) : undefined) ?? told('phone'),
    address: told('address'),
  };
  return (
    <ActForm
      caseId={caseId}
      send={texts.save}
      problem={correct.error?.errors.length ? null : correct.error}
      pending={correct.isPending}
      errors={Object.entries(errors).flatMap(([id, text]) => (text ? [{ id, text }] : []))}
      onSend={() => {
        setTried(true);
        if (!empty)
          correct.mutate(
            { request: { path: { caseId }, body } },
            { onSuccess: () => void back(texts.saved) },
          );
      }}
    >
      <Field
        id="phone"
        label={t(texts.phone)}
        help={t(texts.phoneHelp, { phone: showPhone(applicant.phone) })}
        error={errors.phone}
      >
        {(control) => (
          <input
            {...control}
            type="tel"
            autoComplete="tel"
            value={values.phone}
            onChange={({ target }) => setValues({ ...values, phone: target.value })}
          />
        )}
      </Field>
      <Field id="address" label={t(texts.address)} error={errors.address} optional>
        {(control) => (
          <input
            {...control}
            autoComplete="street-address"
            maxLength={200}
            value={values.address}
            onChange={({ target }) => setValues({ ...values, address: target.value })}
          />
        )}
      </Field>
    </ActForm>
  );
}

/** The person asks an officer to correct data that they cannot correct themself. */
export function AskCorrection({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId } = found;
  const back = useBack(caseId);
  const [field, setField] = useState<Asked['field'] | ''>('');
  const [value, setValue] = useState('');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useAct('POST /cases/{caseId}/corrections');
  const missing = tried && (field === '' || words.trim() === '') ? t(texts.need) : undefined;
  const told = ask.error?.errors[0]?.detail;
  const submit = () => {
    setTried(true);
    if (field === '' || words.trim() === '') return;
    const should = value.trim();
    ask.mutate(
      {
        request: { path: { caseId }, body: { field, words: words.trim(), ...(should && { value: should }) } },
      },
      { onSuccess: () => void back(texts.sent) },
    );
  };
  const error = missing ?? told;
  return (
    <ActForm
      caseId={caseId}
      send={texts.send}
      problem={told === undefined ? ask.error : null}
      pending={ask.isPending}
      errors={error ? [{ id: 'correction-field', text: error }] : []}
      onSend={submit}
    >
      <Field id="correction-field" label={t(texts.field)} error={error}>
        {(control) => (
          <select
            {...control}
            value={field}
            onChange={({ target }) => setField(target.value as Asked['field'] | '')}
          >
            <option value="">{t(texts.choose)}</option>
            {parts.map(({ code, text }) => (
              <option key={code} value={code}>
                {t(text)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t(texts.value)} optional>
        {(control) => (
          <input
            {...control}
            maxLength={200}
            autoComplete="off"
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        )}
      </Field>
      <Field label={t(texts.words)}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
