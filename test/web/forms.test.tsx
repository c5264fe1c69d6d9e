import { QueryClientProvider } from '@tanstack/react-query';
import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { forms } from '../../functions/api/forms.ts';
import { operations } from '../../functions/api/operations.ts';
import type { Operation } from '../../functions/common/http/operation.ts';
import { formIn } from '../../functions/common/views/form-in.ts';
import { formFrom, pooled } from '../../functions/common/views/form-pool.ts';
import { ApiProblem } from '../../web/api/problem.ts';
import { queryClient } from '../../web/api/use-api.ts';
import { choicesIn } from '../../web/applicant/apply/form-choices.ts';
import { FormView } from '../../web/form/operation-form.tsx';
import { awaitsAnother, optionsOf } from '../../web/form/options.ts';
import {
  bodyOf,
  changed,
  type Draft,
  type DraftGroup,
  draftFrom,
  emptyDraft,
  emptyGroup,
  type Form,
  type FormField,
  fieldAt,
  fieldsIn,
  isGroup,
  missingIn,
  placeFor,
  placesOf,
} from '../../web/form/state.ts';
import { neededAt } from '../../web/form/texts.ts';
import { say } from '../../web/texts/language.ts';

const byId = new Map((operations as unknown as readonly Operation[]).map((each) => [each.id, each]));
const languages = ['zh', 'en'] as const;
const all = forms().forms.flatMap((form) =>
  languages.map((language): [string, Form] => [
    `${form.operationId} ${language}`,
    { ...formIn(form, language), problems: [] },
  ]),
);
const chinese = all.filter(([name]) => name.endsWith('zh'));
const withBody = chinese.filter(([, { hasBody }]) => hasBody);

/** The places of required groups that are missing, whichever variants are chosen. */
function notToBeFilled(fields: readonly FormField[], draft: DraftGroup, place = ''): string[] {
  return fields.flatMap((field): string[] => {
    const own = field.name === '' ? draft : draft[field.name];
    const at = field.name === '' ? place : `${place}/${field.name}`;
    if (field.item) {
      const item = { ...field.item, name: 'entry', required: true };
      return notToBeFilled([item], { entry: emptyDraft(item) }, at);
    }
    if (field.kind !== 'group' && field.kind !== 'variant') return [];
    if (!isGroup(own)) return field.required ? [at] : [];
    const { discriminator, variants = [] } = field;
    if (discriminator === undefined) return notToBeFilled(field.fields ?? [], own, at);
    return variants.flatMap(({ choices: [first], fields: within }) =>
      notToBeFilled(within, changed(field, own, { ...own, [discriminator]: String(first?.value) }), at),
    );
  });
}

const schemaOf = ({ operationId }: Form): z.ZodType => {
  const body = byId.get(operationId)?.body;
  if (!body) throw new Error(`${operationId} takes no body`);
  return body;
};
const exampleOf = (form: Form): unknown => schemaOf(form).meta()?.example;
const show = (form: Form, draft: DraftGroup, problem?: ApiProblem): string =>
  renderToString(
    <QueryClientProvider client={queryClient}>
      <FormView
        form={form}
        draft={draft}
        setDraft={() => {}}
        send={() => {}}
        sending={false}
        problem={problem}
      />
    </QueryClientProvider>,
  );

/** A draft with everything open: each optional group, an entry of each list, and a variant. */
function opened(fields: readonly FormField[], pick: (count: number) => number): DraftGroup {
  const of = (field: FormField): Draft => {
    if (field.kind === 'group') return opened(field.fields ?? [], pick);
    if (field.kind === 'list') return field.item ? [of(field.item)] : [];
    if (field.kind === 'variant') return variant(field);
    if (field.kind === 'several-of')
      return (field.choices ?? []).slice(0, 1).map(({ value }) => String(value));
    if (field.choices) return String(field.choices[pick(field.choices.length)]?.value ?? '');
    return (
      { 'yes-no': 'true', confirmation: 'true', date: '2026-11-20', number: '1' }[field.kind as string] ??
      '说明'
    );
  };
  const variant = (field: FormField): DraftGroup => {
    const { discriminator = '', variants = [] } = field;
    const chosen = variants[pick(variants.length)];
    const value = { [discriminator]: String(chosen?.choices[0]?.value) };
    return { ...value, ...opened(fieldsIn(field, value).slice(1), pick), ...value };
  };
  return Object.fromEntries(
    fields
      .filter(({ hidden }) => !hidden)
      .flatMap((field) => (field.name === '' ? Object.entries(variant(field)) : [[field.name, of(field)]])),
  );
}

describe('The form of every operation', () => {
  it('is whole again when it is read from where each field is stored once', () => {
    const made = forms().forms;
    const stored = pooled(made);
    for (const form of made) expect(formFrom(stored, form.operationId)).toEqual(form);
  });

  it('has a text for every field and value in both languages', () => {
    expect(forms().complaints).toEqual([]);
  });

  it('is left out only where no form can be made, for a reason', () => {
    const own = [...byId.values()].filter(({ ownScreen }) => ownScreen !== undefined);
    expect(own.map(({ id }) => id)).toEqual([
      'save-application-draft',
      'acknowledge-payments',
      'redrive-execution',
      'freeze-redrive-batch',
    ]);
    for (const { ownScreen } of own) expect(ownScreen).toMatch(/^[A-Z].*\.$/);
    expect(all.filter(([, { operationId }]) => byId.get(operationId)?.ownScreen)).toEqual([]);
    const complete = byId.get('record-contact') as Operation;
    expect(forms([{ ...complete, ownScreen: 'It has one.' }]).complaints).toEqual([
      'record-contact: its form is complete, so that no screen of its own takes its place',
    ]);
  });

  it.each(all)('%s is shown, empty and with everything open', (_name, form) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const draft = opened(form.fields, (count) => (count === 0 ? 0 : seed % count));
        for (const html of [show(form, emptyGroup(form.fields)), show(form, draft)]) {
          expect(html).not.toMatch(/undefined|\[object|NaN/);
          // Every control has a name, and its description exists.
          for (const [, id] of html.matchAll(/aria-describedby="([^" ]+)/g))
            expect(html).toContain(`id="${id}"`);
        }
      }),
      { numRuns: 2 },
    );
  });
});

describe('What is typed into the form of an operation', () => {
  it.each(withBody.filter(([, form]) => exampleOf(form) !== undefined))(
    '%s: its example is typed, sent and taken as it is',
    (_name, form) => {
      const example = exampleOf(form);
      const body = bodyOf(form.fields, draftFrom(form.fields, example));
      expect(body).toMatchObject(example as object);
      expect(schemaOf(form).safeParse(body).error?.issues).toBeUndefined();
    },
  );

  it.each(withBody)('%s: what is wrong anywhere is shown at a field', (_name, form) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const draft = opened(form.fields, (count) => (count === 0 ? 0 : seed % count));
        const places = placesOf(form.fields, draft);
        expect(new Set(places).size).toBe(places.length);
        const issues = schemaOf(form).safeParse(bodyOf(form.fields, draft)).error?.issues ?? [];
        for (const { path, code } of issues) {
          // A draft has only what the schema names.
          expect(code).not.toBe('unrecognized_keys');
          const pointer = path.map((each) => `/${String(each)}`).join('');
          const isHidden = form.fields.some(({ name, hidden }) => hidden && pointer === `/${name}`);
          if (pointer !== '' && !isHidden) expect(placeFor(pointer, places)).not.toBe('');
        }
      }),
      { numRuns: 2 },
    );
  });

  it.each(chinese)('%s: whatever variant is chosen, all that it needs can be filled in', (_name, form) => {
    expect(notToBeFilled(form.fields, emptyGroup(form.fields))).toEqual([]);
  });

  it('keeps what was typed where another variant asks for the same, and drops what does not fit', () => {
    const [, form] = chinese.find(([name]) => name.startsWith('propose-policy-amendment ')) ?? [];
    const [amendment] = form?.fields ?? [];
    if (!amendment) throw new Error('propose-policy-amendment has no form');
    const first = changed(amendment, {}, { key: 'loanIndividual', id: 'chongqing-2027-loan' });
    expect(first.value).toEqual({ maximumFen: '' });
    const filled = { ...first, layer: 'chongqing', value: { maximumFen: '400000' } };
    expect(changed(amendment, first, filled)).toBe(filled);
    const second = changed(amendment, filled, { ...filled, key: 'loanPartnership' });
    expect(second).toEqual({ ...filled, key: 'loanPartnership' });
    const third = changed(amendment, second, { ...second, key: 'retention' });
    expect(third).toMatchObject({ id: 'chongqing-2027-loan', layer: 'chongqing' });
    expect(Array.isArray(third.value)).toBe(true);
  });

  it('comes back from a refusal with the sentence at its field and in the summary above, and nothing is lost', () => {
    const [, form] = chinese.find(([name]) => name.startsWith('record-contact ')) ?? [];
    if (!form) throw new Error('record-contact has no form');
    const draft = draftFrom(form.fields, { means: 'phone', reached: true, note: '希望从事软件开发工作。' });
    const detail = '请写明联系情况。';
    const problem = new ApiProblem({
      code: 'invalid-field',
      status: 400,
      title: '有一项不正确。',
      errors: [{ pointer: '/note', code: 'invalid-field', detail }],
    });
    const html = show(form, draft, problem);
    expect(html.split(detail)).toHaveLength(3);
    expect(html).toMatch(/role="alert"[\s\S]*href="#[^"]*-note"/);
    expect(html).toContain('希望从事软件开发工作。');
    const conflict = new ApiProblem({ code: 'precondition-failed', status: 412, title: '' });
    expect(show(form, draft, conflict)).toContain('已被他人更新');
  });

  it('that is refused as a whole because nothing was filled in says just that', () => {
    const [, form] = chinese.find(([name]) => name.startsWith('correct-person ')) ?? [];
    if (!form) throw new Error('there is such a form');
    const detail = '有内容的格式或取值不正确，请核对。';
    const problem = new ApiProblem({
      code: 'invalid-field',
      status: 400,
      title: detail,
      errors: [{ pointer: '', code: 'invalid-field', detail }],
    });
    expect(show(form, emptyGroup(form.fields), problem)).toContain('请至少填写一项');
    const given = { ...emptyGroup(form.fields), address: '某某路1号' };
    expect(show(form, given, problem)).toContain(detail);
  });

  it('is yuan where an amount of money is asked for, and fen only where it is sent', () => {
    // Officials and claimants write yuan (元，角，分: 1 yuan is 100 fen, 中国人民银行法, art. 17).
    expect(JSON.stringify(chinese.map(([, form]) => form.fields))).not.toMatch(/（分|以分为单位/);
    const [, form] = chinese.find(([name]) => name.startsWith('record-claim-repayment ')) ?? [];
    const amount = form?.fields.filter(({ name }) => name === 'amountFen') ?? [];
    expect(draftFrom(amount, { amountFen: 400_050 })).toEqual({ amountFen: '4000.50' });
    const sent = ['4000', '4,000.5', '0.07', ''].map((amountFen) => bodyOf(amount, { amountFen }).amountFen);
    expect(sent).toEqual([400_000, 400_050, 7, undefined]);
    // Text that is not an amount is not a number either: it is refused at its place.
    expect(bodyOf(amount, { amountFen: '四千' })).toEqual({ amountFen: '四千' });
  });

  it('sends yes, no and nothing said apart', () => {
    const [, form] = chinese.find(([name]) => name.startsWith('record-service ')) ?? [];
    const internship = form?.fields.filter(({ name }) => name === 'internship') ?? [];
    expect(internship).toHaveLength(1);
    const bodies = ['true', 'false', ''].map((said) => bodyOf(internship, { internship: said }));
    expect(bodies).toEqual([{ internship: true }, { internship: false }, {}]);
  });
});

describe('A code that a table checks', () => {
  it('is chosen from the table, in its order: the nationality by GB/T 3304', () => {
    const [, form] = chinese.find(([name]) => name.startsWith('submit-application ')) ?? [];
    const nations = choicesIn(form as Parameters<typeof choicesIn>[0], 'applicant', 'nation');
    expect(nations.slice(0, 3).map(({ text }) => text)).toEqual(['汉族', '蒙古族', '回族']);
    expect(nations.find(({ code }) => code === '56')?.text).toBe('基诺族');
  });
});

describe('A list that a field is chosen from', () => {
  const field = { name: 'kind', label: '依据类型', kind: 'text', required: true } as const;
  const lists = {
    closureReasons: [{ code: 'employed', evidence: [{ code: 'insurance-match', text: '社会保险参保比对' }] }],
    factValues: { education: [{ code: '10', text: '研究生' }] },
  };

  it('can depend on what another field holds', () => {
    const options = 'closureReasons[reason].evidence';
    const of = (reason: string) => optionsOf({ ...field, options }, lists, [{ kind: '' }, { reason }]);
    expect(of('employed')).toEqual([{ code: 'insurance-match', text: '社会保险参保比对' }]);
    expect(of('pension')).toBeUndefined();
    expect(optionsOf({ ...field, options: 'factValues[code]' }, lists, [{ code: 'education' }])).toEqual([
      { code: '10', text: '研究生' },
    ]);
  });

  it('is waited for while the field that it depends on is empty', () => {
    const dependent = { ...field, options: 'closureReasons[reason].evidence' };
    expect(awaitsAnother(dependent, [{ kind: '' }, { reason: '' }])).toBe(true);
    expect(awaitsAnother(dependent, [{ kind: '' }, { reason: 'employed' }])).toBe(false);
    expect(awaitsAnother({ ...field, options: 'officers' }, [])).toBe(false);
  });

  it('says so where it is empty, and is left out where nothing has to be chosen', () => {
    const [[, form] = []] = chinese;
    if (!form) throw new Error('there are forms');
    const shown = (required: boolean) =>
      renderToString(
        <QueryClientProvider client={queryClient}>
          <FormView
            form={{ ...form, fields: [{ ...field, required, options: 'publicPosts' }] }}
            draft={{ kind: '' }}
            setDraft={() => {}}
            send={() => {}}
            sending={false}
            problem={undefined}
            choices={{ publicPosts: [] }}
          />
        </QueryClientProvider>,
      );
    expect(shown(true)).toContain('目前没有可选的内容');
    expect(shown(false)).not.toContain('依据类型');
  });

  it('is there for every code of a form, but for those of policy: nobody else types one', () => {
    const code = '^[a-z0-9-]{1,60}$';
    const typed = (fields: readonly FormField[], inList = false): readonly FormField[] =>
      fields.flatMap((each) => {
        const listed = inList || each.options !== undefined || each.choices !== undefined;
        return [
          ...(each.limits?.pattern === code && !listed ? [each] : []),
          ...typed(each.fields ?? []),
          ...typed(each.item ? [each.item] : [], listed),
          ...(each.variants ?? []).flatMap(({ fields }) => typed(fields)),
        ];
      });
    const found = chinese.filter(([, form]) => typed(form.fields).length > 0);
    expect(found.map(([, { operationId }]) => operationId)).toEqual([
      'propose-policy-amendment',
      'preview-rule-change',
      'freeze-payment-run',
      // Chosen on the page before, not on the form.
      'claim-for-hire',
    ]);
  });

  it('is typed where there is none', () => {
    expect(optionsOf({ ...field, options: 'officers' }, lists, [])).toBeUndefined();
    expect(isGroup(undefined)).toBe(false);
  });
});

describe('What is still needed', () => {
  const [, arrangement] = chinese.find(([name]) => name.startsWith('propose-holiday-arrangement ')) ?? [];
  const [, contact] = chinese.find(([name]) => name.startsWith('record-contact ')) ?? [];
  const [, services] = chinese.find(([name]) => name.startsWith('submit-application ')) ?? [];
  const told = (form: Form | undefined, draft: DraftGroup): readonly string[] => {
    if (!form) throw new Error('there is no such form');
    return missingIn(form.fields, draft).map((place) => say(...toSay(form, draft, place)));
  };
  const toSay = (form: Form, draft: DraftGroup, place: string) => {
    const [text, values] = neededAt(fieldAt(form.fields, draft, place), form.title);
    return [text, 'zh', values] as const;
  };

  it('is how many entries a list has at least, where it has fewer', () => {
    // 国务院办公厅 arranges seven holidays in each year (《全国年节及纪念日放假办法》第二条).
    const draft = { ...emptyGroup(arrangement?.fields ?? []), holidays: [] };
    expect(told(arrangement, draft)).toContain('“放假日”至少填写7项。');
  });

  it('is chosen where it is chosen, and filled in where it is written', () => {
    expect(told(contact, emptyGroup(contact?.fields ?? [])).join()).toMatch(/请选择“[^”]+”。/);
    expect(told(services, emptyGroup(services?.fields ?? [])).join()).toMatch(/请填写“姓名”。/);
  });
});
