import type { Answer } from '../../api/operations.ts';
import { Basis } from '../../parts/basis.tsx';

type Statements = Answer<'GET /regions/{region}/services'>['sections'][number]['statements'];

/** Sentences of the guide, each with its article. */
export const StatementList = ({ statements }: { statements: Statements }) => (
  <ul className="plain statements">
    {statements.map(({ text, source }) => (
      <li key={text}>
        <span>{text}</span> <Basis basis={source} />
      </li>
    ))}
  </ul>
);
