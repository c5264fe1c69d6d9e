import type { Bilingual } from '../../texts/language.ts';
import { RadioField, TextField, YesNoField } from './controls.tsx';
import { changeForm } from './draft.ts';
import { withUnemployment } from './form.ts';
import type { PageProps } from './page-props.ts';
import { Questions } from './questions.tsx';

const texts = {
  reason: { zh: '失业原因', en: 'Reason for unemployment' },
  reasonHelp: { zh: '选最接近的一项。', en: 'Choose the one that fits best.' },
  date: { zh: '失业日期', en: 'Date you became unemployed' },
  dateHelp: {
    zh: '从哪一天起没有工作；记不清的填大概的日子。',
    en: 'The first day you had no work. If you do not remember, enter an approximate date.',
  },
  school: { zh: '毕业（离校）日期', en: 'Date you left school' },
  employer: { zh: '原工作单位', en: 'Last employer' },
  employerHelp: {
    zh: '写名称就行，不需要任何证明。',
    en: 'You only need to enter the name. No documents are needed.',
  },
  pension: { zh: '是否正在领取基本养老金', en: 'Do you receive a basic pension?' },
  pensionHelp: {
    zh: '退休人员每月领的养老金。失业保险金、低保不算。',
    en: 'This is the monthly pension after retirement. Unemployment benefit and social assistance do not count.',
  },
} satisfies Record<string, Bilingual>;

/** Page 3: when and why the person became unemployed. */
export function UnemploymentPage({ form, faults, catalogue, rules: { required } }: PageProps) {
  const told = form.unemployment ?? {};
  const text = (name: 'date' | 'schoolLeavingDate' | 'lastEmployer') => ({
    at: `/unemployment/${name}`,
    faults,
    value: told[name],
    onText: (value: string) => changeForm((before) => withUnemployment(before, { [name]: value })),
  });
  return (
    <Questions
      faults={faults}
      questions={[
        {
          at: ['/unemployment/reason'],
          content: (
            <RadioField
              at="/unemployment/reason"
              faults={faults}
              label={texts.reason}
              help={texts.reasonHelp}
              value={told.reason}
              options={catalogue?.unemploymentReasons ?? []}
              onCode={(reason) => changeForm((before) => withUnemployment(before, { reason }))}
            />
          ),
        },
        {
          at: ['/unemployment/date'],
          content: (
            <TextField
              {...text('date')}
              label={texts.date}
              help={texts.dateHelp}
              input={{ type: 'date', className: 'short' }}
            />
          ),
        },
        (required === 'school-leaving-date' || Boolean(told.schoolLeavingDate)) && {
          at: ['/unemployment/schoolLeavingDate'],
          content: (
            <TextField
              {...text('schoolLeavingDate')}
              label={texts.school}
              input={{ type: 'date', className: 'short' }}
            />
          ),
        },
        {
          at: ['/unemployment/lastEmployer'],
          content: (
            <TextField
              {...text('lastEmployer')}
              label={texts.employer}
              help={texts.employerHelp}
              optional={required !== 'last-employer'}
              input={{ maxLength: 100, autoComplete: 'organization' }}
            />
          ),
        },
        {
          at: ['/drawsPension'],
          content: (
            <YesNoField
              at="/drawsPension"
              faults={faults}
              label={texts.pension}
              help={texts.pensionHelp}
              value={form.drawsPension}
              onAnswer={(drawsPension) => changeForm((before) => ({ ...before, drawsPension }))}
            />
          ),
        },
      ]}
    />
  );
}
