import * as z from 'zod';
import { districtCodeSchema } from './vocabulary.ts';

/** Who gets a notice: the person, one officer, or the supervisors of a district. Never a name or a number. */
export const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('officer'), subject: z.string().min(1).max(255) }),
  z.strictObject({ kind: z.literal('district-supervisors'), district: districtCodeSchema }),
]);
export type Recipient = z.infer<typeof recipientSchema>;
export const recipientKinds = ['person', 'officer', 'district-supervisors'] as const;

/** A version of a template's texts, and the Beijing day from which notices are written with it. */
export interface TemplateVersion {
  readonly version: number;
  readonly from: string;
}

/**
 * A template of notices: its recipients, and its versions in order. The texts of each version are in
 * `functions/episodes/<episode>/notices.ts` and never change: another wording is another version, that holds from a day
 * after its deployment, so that an event has the same notices whenever they are worked out.
 */
export interface NoticeTemplateDefinition {
  readonly tells: 'person' | 'agency';
  readonly versions: readonly TemplateVersion[];
}

const first: readonly TemplateVersion[] = [{ version: 1, from: '2022-01-01' }];

/** A template in its first version. */
export const toPerson = { tells: 'person', versions: first } as const;
/** A template for officers or supervisors, in its first version. */
export const toAgency = { tells: 'agency', versions: first } as const;

/** The same template with one more version of its texts, from a day on. */
export const reworded = <Definition extends NoticeTemplateDefinition>(
  definition: Definition,
  from: string,
) => ({
  ...definition,
  versions: [...definition.versions, { version: definition.versions.length + 1, from }],
});
/** Says from then on that the last day of a time limit belongs to it. */
export const withLastDay = <Definition extends NoticeTemplateDefinition>(definition: Definition) =>
  reworded(definition, '2026-12-02');
/** Names from then on no objection where there is none against the decision, or none any more. */
export const withoutObjection = <Definition extends NoticeTemplateDefinition>(definition: Definition) =>
  reworded(definition, '2026-12-02');

/** Ends from then on each paragraph with a full stop, also one that ends with a reason or the law. */
export const withFullStops = <Definition extends NoticeTemplateDefinition>(definition: Definition) =>
  reworded(definition, '2026-12-03');

/** A notice by its template, and who gets it. */
export interface AddressedNotice {
  readonly template: string;
  readonly to: Recipient;
}

/** A notice as far as it matters whether it is still to be sent. */
export interface SentNotice extends AddressedNotice {
  readonly issuedAt: string;
}

/** One notice, to the person. */
export const tellPerson = (template: string): readonly AddressedNotice[] => [
  { template, to: { kind: 'person' } },
];

/** The version of a template with which a notice of a Beijing day is written: the first before any began. */
export const templateVersionOn = (versions: readonly TemplateVersion[], day: string): number =>
  (versions.findLast(({ from }) => from <= day) ?? versions[0])?.version ?? 1;
