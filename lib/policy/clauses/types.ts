import type { ClauseId } from '../types.ts';

/** What a clause is about. */
export type ClauseSubject =
  | 'channels'
  | 'registration'
  | 'ledger'
  | 'plan'
  | 'quota'
  | 'follow-up'
  | 'closure'
  | 're-entry'
  | 'hardship'
  | 'subsidies'
  | 'posts'
  | 'relief'
  | 'benefits'
  | 'loans'
  | 'training'
  | 'hiring'
  | 'matching'
  | 'start-up'
  | 'regional-risk'
  | 'equality'
  | 'publicity'
  | 'management'
  | 'reporting';

/** A clause of a circular, with a short Chinese title of our own. */
export interface CircularClause {
  readonly id: ClauseId;
  readonly title: string;
  readonly subject: ClauseSubject;
}
