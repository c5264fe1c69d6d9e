import { useState } from 'react';
import { useAct, useRead } from '../../api/use-api.ts';
import { Field, FieldGroup } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ActForm, useBack } from './act-forms.tsx';
import { acts } from './acts.ts';
import type { Case } from './with-case.tsx';

const texts = {
  which: { zh: '您属于哪一类（可以多选）', en: 'Which of these describe you? Choose one or more' },
  choose: { zh: '请至少选择一类', en: 'Choose at least one' },
} satisfies Record<string, Bilingual>;

/** The person applies to be recognised as in employment difficulty: the groups, and a few words if they like. */
export function ApplyForHardship({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId, region } = found;
  const back = useBack(caseId);
  const guide = useRead('GET /regions/{region}/services', { path: { region: region.code } });
  const [categories, setCategories] = useState<readonly string[]>([]);
  const [statement, setStatement] = useState('');
  const [tried, setTried] = useState(false);
  const send = useAct('POST /cases/{caseId}/hardship-recognitions');
  const { send: sendText, done, words } = acts['apply-for-hardship'];
  const error = tried && categories.length === 0 ? t(texts.choose) : undefined;
  const submit = () => {
    setTried(true);
    if (categories.length === 0) return;
    const said = statement.trim();
    send.mutate(
      {
        request: {
          path: { caseId },
          body: { categories: [...categories], ...(said && { statement: said }) },
        },
      },
      { onSuccess: () => void back(done) },
    );
  };
  return (
    <ActForm
      caseId={caseId}
      send={sendText}
      problem={send.error}
      pending={send.isPending}
      errors={error ? [{ id: 'categories', text: error }] : []}
      onSend={submit}
    >
      <FieldGroup id="categories" legend={t(texts.which)} error={error}>
        {(guide.data?.body.hardshipCategories ?? []).map(({ code, text }) => (
          <label key={code} className="choice">
            <input
              type="checkbox"
              checked={categories.includes(code)}
              onChange={({ target }) =>
                setCategories((before) =>
                  target.checked ? [...before, code] : before.filter((each) => each !== code),
                )
              }
            />
            {text}
          </label>
        ))}
      </FieldGroup>
      <Field id="statement" label={t(words)} error={undefined} optional>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={2000}
            value={statement}
            onChange={({ target }) => setStatement(target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
