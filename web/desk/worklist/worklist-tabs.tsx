import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/operations.ts';
import { useText } from '../../settings/use-text.ts';
import { tabTexts, worklistTexts as texts } from './texts.ts';
import { type Tab, tabs, type WorklistSearch } from './worklist-search.ts';

type Summary = Answer<'GET /worklist/summary'>;

/** The count of a tab: the length of the list that it opens, as the service counts it. */
export const countOf = (tab: Tab, summary: Summary): number =>
  ({
    all: summary.total,
    overdue: summary.overdue,
    today: summary.dueToday,
    soon: summary.dueWithin3,
    waiting: summary.awaitingInformation,
    escalated: summary.escalated,
    unassigned: summary.unassigned,
  })[tab];

/** The parts of the worklist with their counts; each opens the list that it counts. */
export function WorklistTabs({ search, summary }: { search: WorklistSearch; summary: Summary | undefined }) {
  const { t } = useText();
  const { tab: current = 'all', ...filters } = search;
  return (
    <nav className="part-tiles" aria-label={t(texts.tabs)}>
      {tabs.map((tab) => {
        const count = summary && countOf(tab, summary);
        const urgent = (tab === 'overdue' || tab === 'escalated') && count !== undefined && count > 0;
        return (
          <Link
            key={tab}
            to="/desk"
            search={{ ...filters, ...(tab !== 'all' && { tab }) }}
            aria-current={tab === current ? 'page' : undefined}
            className={urgent ? 'part-tile part-tile-urgent' : 'part-tile'}
          >
            <span className="part-tile-count">{count ?? '–'}</span>
            <span>
              {urgent && <span aria-hidden="true">▲ </span>}
              {t(tabTexts[tab])}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
