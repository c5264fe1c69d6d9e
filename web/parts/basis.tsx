import type { Answer } from '../api/operations.ts';

/** A citation as the API gives it with whatever it supports. */
export type BasisAnswer = Answer<'GET /worklist'>['tasks'][number]['basis'];

/** The article behind something: its place at once, its words when asked for, with the mark that it has to carry. */
export const Basis = ({ basis }: { basis: BasisAnswer }) => (
  <details className="basis">
    <summary>
      <span aria-hidden="true">ⓘ</span>
      {basis.mark ? `${basis.article || basis.title} *` : basis.article || basis.title}
    </summary>
    <p>{basis.text}</p>
    {basis.quote && <blockquote>{basis.quote}</blockquote>}
    {basis.mark && <p className="faint">* {basis.mark}</p>}
  </details>
);
