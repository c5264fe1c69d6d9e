import { useRead } from '../../api/use-api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { RadioField, SelectField } from './controls.tsx';
import { changeForm } from './draft.ts';
import { choicesIn } from './form-choices.ts';
import type { PageProps } from './page-props.ts';
import { Questions } from './questions.tsx';

const texts = {
  lead: {
    zh: '这一页都是选填，用来安排合适的服务。不填不影响登记。',
    en: 'All questions on this page are optional. Your answers help us offer the right services. Skipping them does not affect your registration.',
  },
  intention: { zh: '想怎样就业', en: 'What kind of work do you want?' },
  education: { zh: '文化程度', en: 'Education' },
  skill: { zh: '技能等级', en: 'Skill level' },
  needs: { zh: '最需要的服务', en: 'The service you need most' },
  groups: { zh: '是否属于以下人员', en: 'Do any of these describe you?' },
  groupsHelp: {
    zh: '属于的可以得到相应帮扶。这些信息只有办理人员能看到，可以不回答。',
    en: 'People in these groups are entitled to more help. Only the staff who handle your case see this. You do not have to answer.',
  },
  hardship: { zh: '一并申请就业困难人员认定', en: 'Ask for more help at the same time' },
  hardshipHelp: {
    zh: '属于以下情形的可以勾选，登记后由工作人员核实，另行决定并告诉您。不需要证明材料，也可以以后再申请。',
    en: 'Select all that apply. We check this after you register, decide on it separately and tell you the result. No documents are needed, and you can also ask later.',
  },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  unsaid: { zh: '不回答', en: 'No answer' },
} satisfies Record<string, Bilingual>;

/** Page 4: what the person wants and can do. */
export function WishesPage({ form, faults, catalogue }: PageProps) {
  const { t } = useText();
  const fields = useRead('GET /forms/{operationId}', { path: { operationId: 'submit-application' } });
  const pick = (name: 'education' | 'skillLevel' | 'serviceNeeds') => ({
    at: `/${name}`,
    faults,
    optional: true,
    value: form[name],
    options: choicesIn(fields.data?.body, name),
    onCode: (code: string | undefined) => changeForm((before) => ({ ...before, [name]: code })),
  });
  const answer = (group: string, applies: boolean | undefined) =>
    changeForm((before) => ({
      ...before,
      groups: [
        ...(before.groups ?? []).filter((each) => each.group !== group),
        ...(applies === undefined ? [] : [{ group, applies }]),
      ],
    }));
  const ask = (code: string, asked: boolean) =>
    changeForm(({ hardship, ...before }) => {
      const others = (hardship?.categories ?? []).filter((each) => each !== code);
      const categories = asked ? [...others, code] : others;
      return categories.length === 0 ? before : { ...before, hardship: { categories } };
    });
  return (
    <>
      <Notice>
        <p>{t(texts.lead)}</p>
      </Notice>
      <Questions
        faults={faults}
        questions={[
          {
            at: ['/jobIntention'],
            content: (
              <RadioField
                at="/jobIntention"
                faults={faults}
                label={texts.intention}
                value={form.jobIntention}
                options={choicesIn(fields.data?.body, 'jobIntention') as never}
                onCode={(jobIntention: '1' | '2' | '3' | '4') =>
                  changeForm((before) => ({ ...before, jobIntention }))
                }
                onNone={() => changeForm(({ jobIntention, ...before }) => before)}
              />
            ),
          },
          { at: ['/education'], content: <SelectField {...pick('education')} label={texts.education} /> },
          { at: ['/skillLevel'], content: <SelectField {...pick('skillLevel')} label={texts.skill} /> },
          { at: ['/serviceNeeds'], content: <SelectField {...pick('serviceNeeds')} label={texts.needs} /> },
          (catalogue?.groups.length ?? 0) > 0 && {
            at: ['/groups'],
            content: (
              <fieldset className="field">
                <legend>{t(texts.groups)}</legend>
                <div className="field-help">{t(texts.groupsHelp)}</div>
                <div className="stack-tight">
                  {catalogue?.groups.map(({ code, text }) => {
                    const applies = form.groups?.find(({ group }) => group === code)?.applies;
                    return (
                      <label key={code} className="group-answer">
                        <span>{text}</span>
                        <select
                          value={applies === undefined ? '' : applies ? 'yes' : 'no'}
                          onChange={({ target }) =>
                            answer(code, target.value === '' ? undefined : target.value === 'yes')
                          }
                        >
                          <option value="">{t(texts.unsaid)}</option>
                          <option value="yes">{t(texts.yes)}</option>
                          <option value="no">{t(texts.no)}</option>
                        </select>
                      </label>
                    );
                  })}
                </div>
              </fieldset>
            ),
          },
          (catalogue?.hardshipCategories.length ?? 0) > 0 && {
            at: ['/hardship'],
            content: (
              <fieldset className="field">
                <legend>{t(texts.hardship)}</legend>
                <div className="field-help">{t(texts.hardshipHelp)}</div>
                <div className="stack-tight">
                  {catalogue?.hardshipCategories.map(({ code, text }) => (
                    <label key={code} className="choice">
                      <input
                        type="checkbox"
                        checked={form.hardship?.categories?.includes(code) ?? false}
                        onChange={({ target }) => ask(code, target.checked)}
                      />
                      {text}
                    </label>
                  ))}
                </div>
              </fieldset>
            ),
          },
        ]}
      />
    </>
  );
}
