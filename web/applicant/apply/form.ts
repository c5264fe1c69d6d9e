import type { Body } from '../../api/operations.ts';

/** An incomplete application as the API saves it. */
export type SavedForm = Body<'PUT /application-draft'>['form'];
/** A complete application. */
export type Application = Body<'POST /applications'>;
type Applicant = NonNullable<SavedForm['applicant']>;
type Unemployment = NonNullable<SavedForm['unemployment']>;

/** An application while it is written. An empty field is an empty text or absent. */
export interface Form extends Omit<SavedForm, 'applicant' | 'unemployment' | 'truthCommitment' | 'channel'> {
  readonly applicant?: Applicant;
  readonly unemployment?: Unemployment;
  /** The region, before a district is chosen. Not sent. */
  readonly region?: string;
  readonly truthCommitment?: boolean;
}

/** Changes data of the person. */
export const withApplicant = (
  form: Form,
  changed: { readonly [Key in keyof Applicant]?: Applicant[Key] | undefined },
): Form => ({ ...form, applicant: { ...form.applicant, ...changed } }) as Form;
/** Changes data of the unemployment. */
export const withUnemployment = (
  form: Form,
  changed: { readonly [Key in keyof Unemployment]?: Unemployment[Key] | undefined },
): Form => ({ ...form, unemployment: { ...form.unemployment, ...changed } }) as Form;

/**
 * The part of a form that can be saved: without empty fields, an incomplete second contact, and data that only the screen uses.
 */
export function savedForm({ region, truthCommitment, ...form }: Form): SavedForm {
  const { secondContact } = form.applicant ?? {};
  const whole = secondContact?.name.trim() && secondContact.phone.trim();
  const kept = whole ? form : withApplicant(form, { secondContact: undefined });
  return (pruned(kept) ?? {}) as SavedForm;
}

/** The application that a form says. @param helped whether it is known for whom it is */
export function applicationOf(form: Form): Application {
  return {
    ...savedForm(form),
    channel: 'online',
    drawsPension: form.drawsPension ?? false,
    truthCommitment: true,
  } as Application;
}

/** The form as a registration of a job-seeker, which has no unemployment and no kind of place. */
export function jobSeekerOf(form: Form): Body<'POST /job-seekers'> {
  const { placeBasis, unemployment, drawsPension, hardship, applicant, ...others } = savedForm(form);
  const { originalStatutoryAge, ...person } = applicant ?? {};
  return {
    ...others,
    applicant: person,
    channel: 'online',
    truthCommitment: true,
  } as Body<'POST /job-seekers'>;
}

/** Removes empty texts, empty lists and absent members. */
function pruned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const rest = pruned(member);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
