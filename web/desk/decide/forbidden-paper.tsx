import type { ApiProblem } from '../../api/problem.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Lists } from './lists.ts';

const texts = {
  title: { zh: '不得要求：{what}', en: 'You cannot ask for: {what}' },
  law: { zh: '依据：{article}', en: 'Law: {article}' },
  stays: {
    zh: '您写的内容没有提交，仍在上面，请修改后再提交。',
    en: 'Your message was not sent and is still above. Change it.',
  },
};

/** The article that forbids what a text asked for, under that text. */
export function ForbiddenPaper({ problem, lists }: { problem: ApiProblem | undefined; lists: Lists }) {
  const { t } = useText();
  if (problem?.code !== 'forbidden-document' && problem?.code !== 'forbidden-ground') return null;
  const { document } = problem.extensions;
  const named = lists.forbiddenDocuments.find(({ code }) => code === document);
  const basis = (named ?? lists.forbiddenDocuments[0])?.basis;
  return (
    <Notice tone="danger">
      {named && (
        <p>
          <strong>{t(texts.title, { what: named.text })}</strong>
        </p>
      )}
      <p>{t(texts.stays)}</p>
      {basis && (
        <p>
          {t(texts.law, { article: basis.text })}
          {basis.mark && <span className="faint"> {basis.mark}</span>}
        </p>
      )}
    </Notice>
  );
}
