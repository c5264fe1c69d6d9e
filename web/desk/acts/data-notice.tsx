import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import type { CaseBody } from '../case/use-case.ts';

const texts = {
  help: {
    zh: '请把以下告知读给本人或者交本人阅读，然后记录。',
    en: 'Read this to the person or let them read it. Then record that you did.',
  },
};

/** The notice on personal data to show the person, if it has changed since they last saw it (PIPL art. 17). */
export function DataNotice({
  body: { dataNoticeToShow, region },
}: {
  body: Pick<CaseBody, 'dataNoticeToShow' | 'region'>;
}) {
  const { t } = useText();
  const notice = useRead(
    'GET /regions/{region}/data-notices/{version}',
    { path: { region: region.code, version: dataNoticeToShow ?? '' } },
    { enabled: dataNoticeToShow !== undefined },
  );
  return (
    <div className="stack-tight">
      <p className="faint">{t(texts.help)}</p>
      <Loaded from={notice}>
        {({ statements }) => (
          <ul className="stack-tight">
            {statements.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  );
}
