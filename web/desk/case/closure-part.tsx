import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { Part } from './part.tsx';
import type { CaseBody } from './use-case.ts';

export type Closure = NonNullable<NonNullable<CaseBody['registration']>['closure']>;

const texts = {
  title: { zh: '注销', en: 'Closure' },
  willBeTold: { zh: '同意注销之后，将这样告知本人：', en: 'After the closure, we tell the person:' },
  death: { zh: '死亡记录', en: 'Record of the death' },
  recordedOn: { zh: '{day}记录', en: 'recorded on {day}' },
  notTold: {
    zh: '这种情形的注销无需告知本人。',
    en: 'This reason does not require a notice to the person.',
  },
};

const statuses: Readonly<Record<Closure['status'], Bilingual>> = {
  proposed: { zh: '已提请，尚未注销', en: 'proposed, not closed' },
  declined: { zh: '未同意注销', en: 'declined, not closed' },
  closed: { zh: '{day}已注销', en: 'closed on {day}' },
  reinstated: { zh: '已撤销注销，恢复登记', en: 'undone, registered again' },
};

/** The last closure of a registration: reason, evidence and status; until it is decided, also what the person would be told. */
export function ClosurePart({ closure }: { closure: Closure }) {
  const { t, language } = useText();
  const { status, reason, basis, evidence, closedOn, willBeTold } = closure;
  return (
    <Part title={t(texts.title)}>
      <p>
        {reason.text}{' '}
        <span className={status === 'proposed' ? 'tag tag-warn' : 'tag'}>
          {t(statuses[status], {
            day: closedOn === undefined ? '' : showDate(closedOn, 'dayOfYear', language),
          })}
        </span>
      </p>
      <Basis basis={basis} />
      <ul className="plain">
        {evidence.map(({ kind, source, sourceText, on }) => (
          <li key={`${kind.code} ${source} ${on}`}>
            {kind.text} · {sourceText} · {showDate(on, 'dayOfYear', language)}
          </li>
        ))}
      </ul>
      {status === 'proposed' && (
        <>
          <p className="faint">{t(willBeTold === undefined ? texts.notTold : texts.willBeTold)}</p>
          {willBeTold !== undefined && <blockquote className="told">{willBeTold}</blockquote>}
        </>
      )}
    </Part>
  );
}

/** The record, made after the end of a case, that its person has died, and on what it rests. */
export function DeathPart({ death: { recordedAt, evidence } }: { death: NonNullable<CaseBody['death']> }) {
  const { t, language } = useText();
  return (
    <Part title={t(texts.death)}>
      <p>
        {evidence && `${evidence.kind.text} · ${showDate(evidence.on, 'dayOfYear', language)} `}
        <span className="tag">
          {t(texts.recordedOn, { day: showDate(recordedAt, 'dayOfYear', language) })}
        </span>
      </p>
    </Part>
  );
}
