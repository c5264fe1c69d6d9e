import type { CertificateEvent } from './events.ts';
import type { CertificateSlice } from './state.ts';

const withNote = <State extends CertificateSlice>(
  state: State,
  { data, at }: CertificateEvent<'certificate-noted'>,
): State => ({ ...state, certificateNotes: [...(state.certificateNotes ?? []), { ...data, notedAt: at }] });

const withoutNote = <State extends CertificateSlice>(
  state: State,
  { data: { noteId }, at }: CertificateEvent<'certificate-note-withdrawn'>,
): State => ({
  ...state,
  certificateNotes: (state.certificateNotes ?? []).map((each) =>
    each.noteId === noteId ? { ...each, withdrawnAt: at } : each,
  ),
});

/** The reducer of every event of this episode. */
export const certificateReducers = {
  'certificate-noted': withNote,
  'certificate-note-withdrawn': withoutNote,
} as const;
