import type { Answer } from '../api/operations.ts';

/** The content of a copy of a record, section by section. */
export const RecordSections = ({
  sections,
}: Pick<Answer<'POST /cases/{caseId}/record-copies'>, 'sections'>) =>
  sections.map(({ title, entries }) => (
    <section key={title} className="stack-tight">
      <h3>{title}</h3>
      <dl className="facts">
        {entries.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of a copy that does not change
          <div key={index} className="facts-row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
