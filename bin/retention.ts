import * as z from 'zod';
import type { Bilingual, Language } from '../lib/policy/bilingual.ts';
import { servedRegions } from '../lib/policy/regions/registry.ts';
import { type Ending, keptClasses } from '../lib/store/record-classes.ts';
import { signedInApi } from './support/api-pages.ts';
import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';
import { languageOption } from './support/command/texts.ts';

const pageSchema = z.object({
  classes: z.array(z.object({ code: z.string(), text: z.string(), years: z.number() })),
  due: z.array(
    z.object({
      caseId: z.string(),
      applicationNumber: z.string(),
      recordClass: z.string(),
      endedOn: z.string(),
      keptUntil: z.string(),
      stillNeeded: z.boolean(),
    }),
  ),
  next: z.string().optional(),
});
type Page = z.infer<typeof pageSchema>;

type Due = Page['due'][number];

/** The printed texts, in both languages. */
const wording = {
  region: {
    zh: (name: string, due: number) => `${name}：到期${due}件`,
    en: (name: string, due: number) => `${name}: ${due} due`,
  },
  recordClass: {
    zh: (name: string, years: number, due: number) => `${name}（保存${years}年）：${due}件`,
    en: (name: string, years: number, due: number) => `${name} (kept for ${years} years): ${due}`,
  },
  due: {
    zh: ({ caseId, applicationNumber, endedOn, keptUntil, stillNeeded }: Due) =>
      `${caseId}  ${applicationNumber}  ${endedOn}办结，保存至${keptUntil}${stillNeeded ? '（仍需使用）' : ''}`,
    en: ({ caseId, applicationNumber, endedOn, keptUntil, stillNeeded }: Due) =>
      `${caseId}  ${applicationNumber}  ended ${endedOn}, kept until ${keptUntil}${stillNeeded ? ' (still needed)' : ''}`,
  },
  destroyed: { zh: '已销毁', en: 'destroyed' },
  notDestroyed: {
    zh: (reason: string) => `未销毁：${reason}`,
    en: (reason: string) => `not destroyed: ${reason}`,
  },
  kept: {
    zh: (name: string, ending: string, why: string) => `${name}：${ending}。${why}。`,
    en: (name: string, ending: string, why: string) => `${name}: ${ending}. ${why}.`,
  },
} as const;

export const command = defineCommand({
  usage: `Lists records whose retention period is over, by class, and destroys them. Names cases by number, never persons.

  npm run retention -- --dry-run                        what is due, and every class of records with what ends it;
                                                        changes nothing
  npm run retention -- --appraisal '渝人社档销〔2037〕1号'    destroys what is due, under an approved appraisal
  npm run retention -- --region chongqing --dry-run     one region
  npm run retention -- --language en --dry-run          in English

Destruction destroys the key of a case: the person's identity and every text can never be read again. The history without
texts and its hashes stay. Records that are still needed are left out.
`,
  options: {
    'dry-run': { type: 'boolean', default: false },
    appraisal: { type: 'string' },
    region: { type: 'string' },
    language: { type: 'string', default: 'zh' },
  },
  async run(values, _none, output) {
    const language = languageOption(values.language);
    const { appraisal, region } = values;
    if (values['dry-run'] === (appraisal !== undefined))
      throw new UsageError(
        'Give either --dry-run, or --appraisal with the number of the report that approved the destruction.',
      );
    if (region !== undefined && !servedRegions.has(region))
      throw new UsageError(`There is no region "${region}": ${servedRegions.ids.join(', ')}.`);
    let failed = 0;
    for (const each of region === undefined ? servedRegions.ids : [region]) {
      const api = signedInApi(`supervisor-${each}`, language);
      const { classes, due } = await allDue((path) => api.get(path));
      output.print(wording.region[language](servedRegions.definition(each).name[language], due.length));
      for (const { code, text, years } of classes) {
        const ofClass = due.filter(({ recordClass }) => recordClass === code);
        output.print(`  ${wording.recordClass[language](text, years, ofClass.length)}`);
        for (const one of ofClass) output.print(`    ${wording.due[language](one)}`);
      }
      if (appraisal === undefined) continue;
      const ready = due.filter(({ stillNeeded }) => !stillNeeded);
      for (const [index, { caseId }] of ready.entries()) {
        output.progress(`${index + 1} of ${ready.length}`);
        const refusal = await api.post(`/cases/${caseId}/destruction`, { appraisal });
        if (refusal === undefined) output.print(`    ${caseId}  ${wording.destroyed[language]}`);
        else {
          failed++;
          output.print(`    ${caseId}  ${wording.notDestroyed[language](refusal)}`);
        }
      }
      output.progress('');
    }
    if (values['dry-run']) output.print(otherClasses(language));
    return failed === 0 ? 0 : 1;
  },
});

/** Every class of records, and what ends its retention. Includes classes that nobody has to destroy by hand. */
const otherClasses = (language: Language): string =>
  [
    '',
    { zh: '各类记录的保存和处理：', en: 'Every class of records, and what ends it:' }[language],
    ...keptClasses.map(
      ({ name, ends, why }) =>
        `  ${wording.kept[language](name[language], endingTexts(ends)[language], why[language])}`,
    ),
  ].join('\n');

function endingTexts(ends: Ending): Bilingual {
  switch (ends.by) {
    case 'destruction':
      return { zh: '见上，经鉴定后销毁', en: 'as above, destroyed by an appraisal' };
    case 'expiry':
      return { zh: `${ends.days}天后自动删除`, en: `deleted by itself after ${ends.days} days` };
    case 'log':
      return { zh: `日志保存${ends.days}天`, en: `cut off after ${ends.days} days` };
    case 'nothing':
      return { zh: '长期保存', en: 'kept for good' };
  }
}

async function allDue(get: (path: string) => Promise<unknown>): Promise<Pick<Page, 'classes' | 'due'>> {
  const due: Page['due'] = [];
  let after: string | undefined;
  for (;;) {
    const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    const page = pageSchema.parse(await get(`/retention${query}`));
    due.push(...page.due);
    after = page.next;
    if (after === undefined) return { classes: page.classes, due };
  }
}

if (import.meta.main) await main(command);
