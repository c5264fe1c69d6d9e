import type { Language } from '../../../../lib/policy/bilingual.ts';
import { Problem, titleOf } from '../../../common/http/problems.ts';
import { type Handler, servePublic } from '../../../common/http/serve-with.ts';
import { formIn } from '../../../common/views/form-in.ts';
import { formFrom, type PooledForms } from '../../../common/views/form-pool.ts';
import type { BilingualForm } from '../../../common/views/form-schema.ts';
import forms from '../../forms.json' with { type: 'json' };
import { operation } from './operation.ts';

const all = forms as unknown as PooledForms;

export const handle: Handler<typeof operation> = async ({ path, language }) => {
  const form = formFrom(all, path.operationId);
  if (!form) throw new Problem('form-not-found');
  return { body: { ...formIn(form, language), problems: problemsOf(form, language) } };
};

export const handler = servePublic(operation, () => handle);

/** The sentences of its problems, so that a screen can warn about them beforehand. */
const problemsOf = ({ problems }: BilingualForm, language: Language) =>
  problems.map((code) => ({ code, text: titleOf(code)[language] }));
