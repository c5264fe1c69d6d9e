import { useSyncExternalStore } from 'react';
import { forgetAnswers } from '../../api/client.ts';
import type { Answer } from '../../api/operations.ts';
import { ApiProblem } from '../../api/problem.ts';
import { callAsUser } from '../../api/use-api.ts';
import { currentSession } from '../../sign-in/session.ts';
import { type Form, savedForm } from './form.ts';

type Kept = Answer<'GET /application-draft'>;
export type KeptDraft = NonNullable<Kept['draft']>;

/** The application that the person writes in this window. It lives in memory only; the server keeps the saved draft. */
export interface Draft {
  /** The person who owns it. */
  readonly subject: string;
  readonly form: Form;
  /** The page to continue with, 1 to 5; 0 before the first. */
  readonly page: number;
  /** The Idempotency-Key of its submission, the same on every device. */
  readonly submissionKey: string;
  readonly etag: string | undefined;
  readonly savedAt: string | undefined;
  readonly keptUntil: string | undefined;
  readonly saving: 'no' | 'under-way' | 'failed';
  readonly problem: ApiProblem | undefined;
  /** The version that another device saved meanwhile. The person decides which one counts. */
  readonly other: { readonly draft: KeptDraft; readonly etag: string | undefined } | undefined;
  /** The case from which it was filled in. */
  readonly prefilledFrom: string | undefined;
  /** Whether the server says that it was already submitted. */
  readonly submitted: boolean;
}

let draft: Draft | undefined;
let carried: Form = {};
/** The version that was saved last or is being saved. */
let sentForm: Form | undefined;
/** The last save in the queue. Each save waits for the one before, because it needs its entity tag. */
let saves: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

function set(next: Draft | undefined): void {
  draft = next;
  for (const listener of listeners) listener();
}
const change = (changed: Partial<Draft>): void => {
  if (draft) set({ ...draft, ...changed });
};

/** The draft of the person who is signed in, once it is open. The component follows its changes. */
export const useDraft = (): Draft | undefined => {
  const found = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draft,
  );
  return found?.subject === currentSession()?.subject ? found : undefined;
};

/** Carries answers of the self-check into a form that has not begun. They stay in memory. */
export const carryOver = (form: Form): void => {
  carried = form;
};

/**
 * Opens the saved draft of the person, or begins one with their known data. A draft that is open in this window stays as it is.
 * @throws ApiProblem
 */
export async function openDraft(): Promise<Draft | undefined> {
  const subject = currentSession()?.subject;
  if (subject === undefined) return undefined;
  if (draft?.subject === subject && !draft.submitted) return draft;
  const { body, etag } = await callAsUser('GET /application-draft', {});
  if (body.draft) {
    set(fromKept(subject, body.draft, etag));
    sentForm = draft?.form;
  } else {
    const { body: known } = await callAsUser('GET /prefilled-application', {});
    set({
      ...empty(subject),
      form: { ...known.form, ...carried } as Form,
      etag,
      prefilledFrom: known.form && known.from?.applicationNumber,
    });
  }
  carried = {};
  return draft;
}

const empty = (subject: string): Draft => ({
  subject,
  form: {},
  page: 0,
  submissionKey: crypto.randomUUID(),
  etag: undefined,
  savedAt: undefined,
  keptUntil: undefined,
  saving: 'no',
  problem: undefined,
  other: undefined,
  prefilledFrom: undefined,
  submitted: false,
});

const fromKept = (subject: string, kept: KeptDraft, etag: string | undefined): Draft => ({
  ...empty(subject),
  form: kept.form as Form,
  page: kept.page,
  submissionKey: kept.submissionKey,
  etag,
  savedAt: kept.savedAt,
  keptUntil: kept.keptUntil,
});

/** Changes the form. */
export const changeForm = (changed: Form | ((form: Form) => Form)): void => {
  if (draft) change({ form: typeof changed === 'function' ? changed(draft.form) : changed });
};

/** Saves the form with the page to continue with. The draft says whether that succeeded; nothing is thrown. */
export function saveDraft(page: number): Promise<boolean> {
  if (!draft) return Promise.resolve(false);
  change({ page, saving: 'under-way', problem: undefined });
  const save = saves.then(saveNow);
  saves = save.catch(() => undefined);
  return save;
}

/** Saves the changes since the last save. A phone's browser may discard a page that is in the background. */
export function saveUnsaved(page: number): void {
  if (draft && draft.form !== sentForm && !draft.other && !draft.submitted) void saveDraft(page);
}

async function saveNow(): Promise<boolean> {
  if (!draft) return false;
  const { form, page, submissionKey, etag } = draft;
  sentForm = form;
  try {
    const saved = await callAsUser(
      'PUT /application-draft',
      { body: { form: savedForm(form), page: Math.max(page, 1), submissionKey } },
      {
        idempotencyKey: crypto.randomUUID(),
        keepalive: true,
        ...(etag !== undefined && { ifMatch: etag }),
      },
    );
    change({
      etag: saved.etag,
      savedAt: saved.body.draft?.savedAt,
      keptUntil: saved.body.draft?.keptUntil,
      saving: 'no',
    });
    return true;
  } catch (error) {
    sentForm = undefined;
    if (!(error instanceof ApiProblem)) throw error;
    await notSaved(error);
    return false;
  }
}

async function notSaved(problem: ApiProblem): Promise<void> {
  if (problem.code === 'draft-submitted') return change({ saving: 'no', submitted: true });
  change({ saving: 'failed', problem });
  if (problem.status !== 412 && problem.status !== 409) return;
  forgetAnswers();
  const now = await callAsUser('GET /application-draft', {}).catch(() => undefined);
  if (now?.body.draft) change({ other: { draft: now.body.draft, etag: now.etag }, problem: undefined });
  // The other device has discarded or submitted it, so this one is a new draft.
  else if (now) change({ etag: now.etag });
}

/** Chooses between the version in this window and the one that another device saved. */
export async function choose(which: 'mine' | 'other'): Promise<void> {
  if (!draft?.other) return;
  const { other, subject, page } = draft;
  if (which === 'other') {
    set(fromKept(subject, other.draft, other.etag));
    sentForm = draft?.form;
    return;
  }
  // The key of the server's draft stays, so that both devices submit the same application.
  change({ etag: other.etag, submissionKey: other.draft.submissionKey, other: undefined });
  await saveDraft(page);
}

/** Deletes the draft, here and on the server. @throws ApiProblem */
export async function discardDraft(): Promise<void> {
  const subject = draft?.subject;
  const { etag } = await callAsUser('DELETE /application-draft', {}, { idempotencyKey: crypto.randomUUID() });
  forgetAnswers();
  if (subject !== undefined) set({ ...empty(subject), etag });
}

/** Notes that the server already has the application. */
export const markSubmitted = (): void => change({ submitted: true });

/** Forgets the draft in this window after its submission. */
export const forgetDraft = (): void => set(undefined);
