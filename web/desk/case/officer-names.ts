import { useRead } from '../../api/use-api.ts';

/** The names of members of staff as the directory has them; somebody who is not in it any more by their sign-in. */
export function useOfficerNames(): (subject: string | undefined) => string {
  const { data } = useRead('GET /officers', {});
  const names = new Map(data?.body.officers.map(({ subject, name }) => [subject, name]));
  return (subject) => (subject === undefined ? '' : (names.get(subject) ?? subject));
}
