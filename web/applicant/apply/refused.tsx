import { Link } from '@tanstack/react-router';
import type { ApiProblem } from '../../api/problem.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';

const texts = {
  open: { zh: '查看已有的办理', en: 'View your existing case' },
  move: {
    zh: '要换登记地的，在那里选择“报告变化”，再选“已迁移住所”。',
    en: 'To move your registration, choose “Report a change” there, then choose that you have moved.',
  },
  jobSeeker: { zh: '办理求职登记', en: 'Register as a job-seeker instead' },
  jobSeekerHelp: {
    zh: '已填的内容会带过去，同样有专人联系和就业服务。',
    en: 'We keep your answers. You also get an officer and employment services.',
  },
  underAge: {
    zh: '年满{age}周岁当天起就可以申请。证件号码填错了的，改正后再提交。',
    en: 'You can apply from the day you turn {age}. If the document number is wrong, correct it and submit again.',
  },
  wrongNumber: {
    zh: '证件号码填错了的，改正后再提交。',
    en: 'If the document number is wrong, correct it and submit again.',
  },
  correct: { zh: '检查证件号码', en: 'Check the document number' },
  helper: { zh: '我是代他人办理，去注明', en: 'I am applying for somebody else' },
} satisfies Record<string, Bilingual>;

/**
 * Why a submission was refused, and what the person can do about it. The form keeps what they wrote.
 * @param helped whether somebody applies for the person
 * @param minimumAge in years, from the guide of the region; undefined until it has been read
 * @param go leads to a page of the form
 */
export function Refused({
  problem,
  helped,
  minimumAge,
  go,
}: {
  problem: ApiProblem;
  helped: boolean;
  minimumAge: number | undefined;
  go: (page: number) => void;
}) {
  const { t } = useText();
  const { caseId, jobSeekerRegistrationOffered } = problem.extensions;
  if (problem.code === 'already-active' || problem.code === 'already-job-seeker')
    return (
      <Notice tone="warn" urgent>
        <p>{problem.title}</p>
        {typeof caseId === 'string' && (
          <>
            <p>{t(texts.move)}</p>
            <Link to="/cases/$caseId" params={{ caseId }} className="button button-main">
              {t(texts.open)}
            </Link>
          </>
        )}
      </Notice>
    );
  // A person who is too young cannot register as a job-seeker either, so the page does not offer it.
  if (problem.code === 'under-minimum-age' || problem.code === 'job-seeker-under-age')
    return (
      <Notice tone="warn" urgent>
        <p>{problem.title}</p>
        <p>{minimumAge === undefined ? t(texts.wrongNumber) : t(texts.underAge, { age: minimumAge })}</p>
        <button type="button" className="button" onClick={() => go(2)}>
          {t(texts.correct)}
        </button>
      </Notice>
    );
  if (jobSeekerRegistrationOffered === true)
    return (
      <Notice tone="warn" urgent>
        <p>{problem.title}</p>
        <p>{t(texts.jobSeekerHelp)}</p>
        <Link to="/job-seeker" className="button button-main">
          {t(texts.jobSeeker)}
        </Link>
      </Notice>
    );
  return (
    <>
      <ProblemNotice problem={problem} />
      {problem.code === 'identity-not-yours' && !helped && (
        <button type="button" className="button" onClick={() => go(1)}>
          {t(texts.helper)}
        </button>
      )}
    </>
  );
}
