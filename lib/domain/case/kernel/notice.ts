import * as z from 'zod';
import { districtCodeSchema } from './vocabulary.ts';

/** The recipient of a notice: the person, one officer, or the supervisors of a district. Never a name or a number. */
export const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('officer'), subject: z.string().min(1).max(255) }),
  z.strictObject({ kind: z.literal('district-supervisors'), district: districtCodeSchema }),
]);
export type Recipient = z.infer<typeof recipientSchema>;
export const recipientKinds = ['person', 'officer', 'district-supervisors'] as const;

/** A version of a template's texts, and the Beijing day from which notices use it. */
export interface TemplateVersion {
  readonly version: number;
  readonly from: string;
}

/**
 * A notice template: whether it addresses the person or the agency, and its versions in order. The texts of each version are in
 * `functions/episodes/<episode>/notices.ts` and never change. New wording is a new version that takes effect on a day after its
 * deployment, so that an event has the same notices whenever they are computed.
 */
export interface NoticeTemplateDefinition {
  readonly tells: 'person' | 'agency';
  readonly versions: readonly TemplateVersion[];
}

const first: readonly TemplateVersion[] = [{ version: 1, from: '2022-01-01' }];

/** A template for the person, in its first version. */
export const toPerson = { tells: 'person', versions: first } as const;
/** A template for officers or supervisors, in its first version. */
export const toAgency = { tells: 'agency', versions: first } as const;

/** Returns the template with one more version of its texts, in effect from a day on. */
export const reworded = <Definition extends NoticeTemplateDefinition>(
  definition: Definition,
  from: string,
) => ({
  ...definition,
  versions: [...definition.versions, { version: definition.versions.length + 1, from }],
});
/** Adds the version that says that the last day of a time limit is included. */
export const withLastDay = <Definition extends NoticeTemplateDefinition>(definition: Definition) =>
  reworded(definition, '2026-12-02');
/** Adds the version that mentions no objection if there is none against the decision, or none any more. */
export const withoutObjection = <Definition extends NoticeTemplateDefinition>(definition: Definition) =>
  reworded(definition, '2026-12-02');

/** Adds the version that ends each paragraph with a full stop, even one that ends with a reason or the law. */
export const withFullStops = <Definition extends NoticeTemplateDefinition>(definition: Definition) =>
  reworded(definition, '2026-12-03');

/** A notice, by its template and its recipient. */
export interface AddressedNotice {
  readonly template: string;
  readonly to: Recipient;
}

/** What is known of a notice when deciding whether it is still to be sent. */
export interface SentNotice extends AddressedNotice {
  readonly issuedAt: string;
}

/** A single notice, to the person. */
export const tellPerson = (template: string): readonly AddressedNotice[] => [
  { template, to: { kind: 'person' } },
];

/** The version of a template for notices of a Beijing day; the first version for days before any took effect. */
export const templateVersionOn = (versions: readonly TemplateVersion[], day: string): number =>
  (versions.findLast(({ from }) => from <= day) ?? versions[0])?.version ?? 1;
