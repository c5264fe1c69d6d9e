import * as z from 'zod';
import { CommandFailure } from '../support/command/errors.ts';
import { isPublicCalendar } from './public-calendar.ts';

const standingSchema = z.object({
  dueDate: z.string(),
  dueAt: z.string(),
  provisional: z.boolean(),
  steps: z.array(z.object({ name: z.string(), at: z.string() })),
});
const touchedSchema = z.object({
  caseId: z.string(),
  region: z.string(),
  district: z.string(),
  deadlineId: z.string(),
  kind: z.string(),
  before: standingSchema,
  after: standingSchema,
});
/** A deadline that a change of the rules would move. */
export type Touched = z.infer<typeof touchedSchema>;

const pageSchema = z.object({
  examined: z.int(),
  touched: z.array(touchedSchema),
  missingStatutoryHolidays: z.array(z.string()).optional(),
  next: z.string().optional(),
});

/** The effect of a change of the rules on the open cases. */
export interface WhatIf {
  readonly examined: number;
  readonly touched: readonly Touched[];
  /** The statutory holidays that an arrangement leaves out. */
  readonly missingStatutoryHolidays: readonly string[];
}

/** The API has refused the request. The message is the API's sentence. */
export class RefusedPreviewError extends CommandFailure {
  override readonly name = 'RefusedPreviewError';
}

/** Sends a body to a path of the API as a policy administrator. */
export type Send = (path: string, body: string) => Promise<{ readonly ok: boolean; text(): Promise<string> }>;

/**
 * Makes the body of a preview from the content of a file: an amendment or a holiday arrangement.
 * @throws CommandFailure for the public format of holiday-cn, with how to convert it
 */
export function changeIn(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (isPublicCalendar(file))
    throw new CommandFailure(
      'This is the public format of holiday-cn. Convert it with `--arrangement TITLE`, where TITLE is the title of the ' +
        'notice, and compare the result with the notice before you load it.',
    );
  return 'holidays' in file ? { holidayArrangement: file } : { amendment: file };
}

const problemSchema = z.object({
  code: z.string(),
  title: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  faults: z.array(z.object({ reason: z.string(), dates: z.array(z.string()) })).optional(),
});

/** Formats a problem of the API for a person; returns any other text unchanged. */
function sentenceIn(text: string): string {
  try {
    const { code, title, errors = [], faults = [] } = problemSchema.parse(JSON.parse(text));
    return [
      `${title} (${code})`,
      ...errors.map(({ pointer, detail }) => `  ${pointer}: ${detail}`),
      ...faults.map(({ reason, dates }) => `  ${dates.join(', ')}: ${reason}`),
    ].join('\n');
  } catch {
    return text;
  }
}

/**
 * Asks the running system, page by page, what a change would affect. Changes nothing.
 * @throws RefusedPreviewError if the API refuses the change or the caller
 */
export async function askWhatIf(send: Send, change: Readonly<Record<string, unknown>>): Promise<WhatIf> {
  const touched: Touched[] = [];
  let examined = 0;
  let missingStatutoryHolidays: readonly string[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const query: string = next === '' ? '' : `?after=${encodeURIComponent(next)}`;
    const response = await send(`/rule-changes/preview${query}`, JSON.stringify(change));
    const text = await response.text();
    if (!response.ok) throw new RefusedPreviewError(sentenceIn(text));
    const page = pageSchema.parse(JSON.parse(text));
    examined += page.examined;
    missingStatutoryHolidays = page.missingStatutoryHolidays ?? [];
    touched.push(...page.touched);
    next = page.next;
  }
  return { examined, touched, missingStatutoryHolidays };
}
