import type { Bilingual } from '../bilingual.ts';
import type { Basis, Citation } from '../types.ts';

/** Anything in a pack that claims a source or is a text in two languages, with its place. */
export interface FoundStatement {
  /** The key, followed by the code of the member if there is one: `refusalReasons.under-age`. */
  readonly path: string;
  readonly citation?: Partial<Citation>;
  readonly basis?: Basis;
  readonly needsCitation: boolean;
  /** The Chinese texts, each with its English text if there is one. */
  readonly texts: readonly { readonly zh: string; readonly en: unknown }[];
}

/** Collects all statements in a value, outermost first. Walks the data without knowing their keys. */
export function collectStatements(path: string, data: unknown): readonly FoundStatement[] {
  if (Array.isArray(data)) return data.flatMap((each: unknown) => collectStatements(path, each));
  if (!isRecord(data)) return [];
  const here = typeof data.code === 'string' && data.code !== '' ? `${path}.${data.code}` : path;
  const claims = 'basis' in data || 'open' in data || 'citation' in data;
  const inner = Object.entries(data)
    .filter(([name]) => name !== 'citation')
    .flatMap(([, each]) => collectStatements(here, each));
  const texts = typeof data.zh === 'string' ? [{ zh: data.zh, en: data.en }] : [];
  const note = isRecord(data.citation) && isRecord(data.citation.note) ? data.citation.note : undefined;
  const noteTexts = note && typeof note.zh === 'string' ? [{ zh: note.zh, en: note.en }] : [];
  if (!claims && texts.length === 0) return inner;
  return [
    {
      path: here,
      needsCitation: claims,
      ...(isRecord(data.citation) && { citation: data.citation as Partial<Citation> }),
      ...(typeof data.basis === 'string' && { basis: data.basis as Basis }),
      texts: [...texts, ...noteTexts],
    },
    ...inner,
  ];
}

/** Describes a value in a few words, for a table. */
export function describeValue(value: unknown): Bilingual {
  if (isRecord(value) && value.kind === 'same-visit') return { zh: '当场办结', en: 'at once' };
  if (isRecord(value) && typeof value.workingDays === 'number')
    return { zh: `${value.workingDays}个工作日`, en: `${value.workingDays} working days` };
  if (Array.isArray(value)) return { zh: `${value.length}项`, en: `${value.length} items` };
  if (isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string')
    return { zh: value.zh, en: value.en };
  if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: String(value) };
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return { zh: isRecord(value) ? '见该项规定的内容' : short, en: short };
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  data !== null && typeof data === 'object' && !Array.isArray(data);
