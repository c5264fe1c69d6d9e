import { serviceNow } from '../api/service-time.ts';
import { useText } from '../settings/use-text.ts';
import { showDue } from '../texts/dates.ts';
import type { Bilingual } from '../texts/language.ts';
import { Basis, type BasisAnswer } from './basis.tsx';

export interface DeadlineProps {
  readonly dueDate: string;
  readonly overdue: boolean;
  /** Working days from today to the due date; negative when overdue. */
  readonly workingDaysLeft: number;
  readonly provisional?: boolean | undefined;
  readonly basis?: BasisAnswer | undefined;
  /** Shows only the remaining time, without the day. */
  readonly short?: boolean;
}

const texts = {
  overdue: { zh: '逾期 {days} 个工作日', en: '{days} working days overdue' },
  justOverdue: { zh: '已逾期', en: 'overdue' },
  today: { zh: '今天到期', en: 'due today' },
  left: { zh: '还剩 {days} 个工作日', en: '{days} working days left' },
} satisfies Record<string, Bilingual>;

/** The urgency of a deadline: the name of its style, the sign and the sentence. */
export function urgencyOf({ overdue, workingDaysLeft }: Pick<DeadlineProps, 'overdue' | 'workingDaysLeft'>): {
  level: 'overdue' | 'today' | 'soon' | 'later';
  sign: string;
  text: Bilingual;
  days: number;
} {
  const days = Math.abs(workingDaysLeft);
  if (overdue)
    return { level: 'overdue', sign: '▲', text: days > 0 ? texts.overdue : texts.justOverdue, days };
  if (days === 0) return { level: 'today', sign: '●', text: texts.today, days };
  return { level: days <= 3 ? 'soon' : 'later', sign: days <= 3 ? '◐' : '○', text: texts.left, days };
}

/** A legal deadline with sign, words, day and article. It never pauses, so there is no sign for that. */
export function Deadline({ short = false, ...deadline }: DeadlineProps) {
  const { t, language } = useText();
  const { level, sign, text, days } = urgencyOf(deadline);
  const { dueDate, provisional = false, basis } = deadline;
  return (
    <span className={`deadline deadline-${level}`}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <span>{t(text, { days })}</span>
      {!short && (
        <time dateTime={dueDate} className={provisional ? 'deadline-provisional' : undefined}>
          {showDue(dueDate, provisional, language, serviceNow())}
        </time>
      )}
      {basis && <Basis basis={basis} />}
    </span>
  );
}
