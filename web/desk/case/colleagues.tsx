import { useQuery } from '@tanstack/react-query';
import { callAsUser } from '../../api/use-api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';

const texts = {
  open: {
    zh: '{name}正在查看本件（{time}打开），办理前请先与其联系，以免重复办理。',
    en: '{name} has had this case open since {time}. Ask them before you act.',
  },
  colleague: { zh: '同事', en: 'A colleague' },
} satisfies Record<string, Bilingual>;

/** Seconds between two reports that the case is open here, well within the time that the service keeps one. */
const again = 60;

/** Reports that the case is open here, as long as it is on the screen, and shows who else has it open. */
export function Colleagues({ caseId }: { caseId: string }) {
  const { t, language } = useText();
  const route = 'PUT /cases/{caseId}/opening';
  const said = useQuery({
    queryKey: [route, caseId],
    queryFn: () => callAsUser(route, { path: { caseId } }),
    refetchInterval: again * 1000,
  });
  const colleagues = said.data?.body.colleagues ?? [];
  if (colleagues.length === 0) return null;
  return (
    <Notice tone="info">
      {colleagues.map(({ subject, name, since }) => (
        <p key={subject}>
          {t(texts.open, { name: name ?? t(texts.colleague), time: showDate(since, 'clock', language) })}
        </p>
      ))}
    </Notice>
  );
}
