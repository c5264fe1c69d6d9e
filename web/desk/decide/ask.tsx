import type { ApiProblem } from '../../api/problem.ts';
import { Field, FieldGroup } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { OutcomeUse } from './approve.tsx';
import { placeIds } from './decision-body.ts';
import { ForbiddenPaper } from './forbidden-paper.tsx';
import type { Lists } from './lists.ts';

const texts = {
  clock: {
    zh: '请一次性告知全部事项。等待本人补充期间，法定期限不停。',
    en: 'Ask for everything at once. The legal time limit continues while you wait.',
  },
  items: { zh: '需补充的事项', en: 'What is missing' },
  itemsHelp: {
    zh: '只能询问下列事项，不得要求证明材料。',
    en: 'You cannot ask for anything else, or for any document.',
  },
  message: { zh: '给本人的话', en: 'Message to the person' },
  messageHelp: { zh: '会告知本人。', en: 'The person will read this.' },
};

/** A request for information: only permitted questions, all at once, and never a document. */
export function Ask({
  lists,
  problem,
  draft,
  errors,
  onChange,
}: OutcomeUse & { lists: Lists; problem: ApiProblem | undefined }) {
  const { t } = useText();
  return (
    <div className="stack">
      <Notice>
        <p>{t(texts.clock)}</p>
      </Notice>
      <FieldGroup
        legend={t(texts.items)}
        help={t(texts.itemsHelp)}
        id={placeIds.items}
        error={errors[placeIds.items]}
      >
        <div className="choices choices-dense">
          {lists.informationItems.map(({ code, text }) => (
            <label key={code} className="choice">
              <input
                type="checkbox"
                checked={draft.items.includes(code)}
                onChange={({ target }) =>
                  onChange({
                    items: target.checked
                      ? [...draft.items, code]
                      : draft.items.filter((each) => each !== code),
                  })
                }
              />
              <span>{text}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <Field
        id={placeIds.message}
        label={t(texts.message)}
        help={t(texts.messageHelp)}
        error={errors[placeIds.message]}
        optional
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={draft.message}
            onChange={({ target }) => onChange({ message: target.value })}
          />
        )}
      </Field>
      <ForbiddenPaper problem={problem} lists={lists} />
    </div>
  );
}
