/** The person's remedies against a decision, in the words of the API. */
export const Remedies = ({ all = [] }: { all: readonly string[] | undefined }) =>
  all.length > 0 && (
    <ul>
      {all.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
