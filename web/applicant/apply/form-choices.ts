import type { Answer } from '../../api/operations.ts';

type FormAnswer = Answer<'GET /forms/{operationId}'>;

/** The choices of a field of a form, by its place in the body; empty until the form has been read. */
export function choicesIn(
  form: FormAnswer | undefined,
  ...path: readonly string[]
): readonly { readonly code: string; readonly text: string }[] {
  let fields = form?.fields;
  for (const name of path.slice(0, -1)) fields = fields?.find((each) => each.name === name)?.fields;
  const field = fields?.find(({ name }) => name === path.at(-1));
  return (field?.choices ?? []).map(({ value, text }) => ({ code: String(value), text }));
}
