import { Link } from '@tanstack/react-router';
import { useText } from '../../settings/use-text.ts';
import { filterTexts, tabTexts, worklistTexts as texts } from './texts.ts';
import { filterCount, type WorklistSearch } from './worklist-search.ts';

/** Why the list is empty, and what to do next. */
export function WorklistEmpty({ search }: { search: WorklistSearch }) {
  const { t } = useText();
  const filters = filterCount(search);
  const { tab } = search;
  return (
    <div className="panel desk-empty stack-tight">
      {filters > 0 ? (
        <>
          <p>{t(texts.emptyFiltered, { count: filters })}</p>
          <Link to="/desk" search={tab ? { tab } : {}} className="button">
            {t(filterTexts.clear)}
          </Link>
        </>
      ) : tab ? (
        <>
          <p>{t(texts.emptyTab, { tab: t(tabTexts[tab]) })}</p>
          <Link to="/desk" className="button">
            {t(texts.showAll)}
          </Link>
        </>
      ) : (
        <>
          <p>{t(texts.emptyAll)}</p>
          <Link to="/desk/counter" className="button">
            {t(texts.counter)}
          </Link>
        </>
      )}
    </div>
  );
}
