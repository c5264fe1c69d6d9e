import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ApiProblem } from '../../web/api/problem.ts';
import { Refused } from '../../web/applicant/apply/refused.tsx';

it.each(['under-minimum-age', 'job-seeker-under-age'])(
  'whoever is under 16 is shown no door that stays shut for them, and when to come back (%s)',
  (code) => {
    const problem = new ApiProblem({
      code,
      status: 422,
      title: '未满16周岁。',
      extensions: { jobSeekerRegistrationOffered: false },
    });
    const page = renderToString(
      <Refused problem={problem} helped={false} minimumAge={16} go={() => undefined} />,
    );
    expect(page).toContain('年满16周岁当天起就可以申请');
    expect(page).toContain('检查证件号码');
    expect(page).not.toContain('求职登记');
  },
);
