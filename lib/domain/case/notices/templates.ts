/** A version of a template's texts, and the Beijing day from which notices are written with it. */
export interface TemplateVersion {
  readonly version: number;
  readonly from: string;
}

const first: readonly TemplateVersion[] = [{ version: 1, from: '2022-01-01' }];

/**
 * Every template by name, with whom it tells and its versions in order. The texts of each version stand in
 * `functions/common/notices/texts` and never change: another wording is another version, that holds from a day
 * after its deployment, so that an event has the same notices whenever they are worked out.
 */
export const noticeTemplates = {
  'registration-approved': { tells: 'person', versions: first },
  'registration-refused': { tells: 'person', versions: first },
  'application-withdrawn': { tells: 'person', versions: first },
  'information-requested': { tells: 'person', versions: first },
  'officer-assigned': { tells: 'person', versions: first },
  'plan-made': { tells: 'person', versions: first },
  'plan-adjusted': { tells: 'person', versions: first },
  'comparison-finding': { tells: 'person', versions: first },
  'registration-closed': { tells: 'person', versions: first },
  'objection-dismissed': { tells: 'person', versions: first },
  'registration-reinstated': { tells: 'person', versions: first },
  'registration-transferred': { tells: 'person', versions: first },
  'placement-check': { tells: 'person', versions: first },
  'may-register-again': { tells: 'person', versions: first },
  'case-assigned': { tells: 'agency', versions: first },
  'closure-for-supervisor': { tells: 'agency', versions: first },
  'objection-to-decide': { tells: 'agency', versions: first },
} as const satisfies Readonly<
  Record<string, { readonly tells: 'person' | 'agency'; readonly versions: readonly TemplateVersion[] }>
>;

export type NoticeTemplate = keyof typeof noticeTemplates;
export const noticeTemplateNames = Object.keys(noticeTemplates) as readonly NoticeTemplate[];

export const isNoticeTemplate = (name: string): name is NoticeTemplate =>
  Object.hasOwn(noticeTemplates, name);

/** The version of a template with which a notice of a Beijing day is written: the first before any began. */
export function templateVersionOn(
  template: NoticeTemplate,
  day: string,
  versions: readonly TemplateVersion[] = noticeTemplates[template].versions,
): number {
  return (versions.findLast(({ from }) => from <= day) ?? versions[0])?.version ?? 1;
}
