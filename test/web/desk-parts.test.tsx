import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type Closure, ClosurePart } from '../../web/desk/case/closure-part.tsx';
import { MonthsPart, ServicesPart } from '../../web/desk/case/services-part.tsx';

/** A closure as officers of a case read it, as text. */
const read = (change: Partial<Closure>): string => {
  const closure = {
    number: 1,
    status: 'proposed',
    reason: { code: 'employed', text: '被各类用人单位录用或招聘' },
    basis: { text: '人社厅发〔2020〕3号' },
    evidence: [
      {
        kind: { code: 'insurance-match', text: '社会保险参保比对' },
        source: 'social-insurance',
        sourceText: '社会保险信息',
        on: '2027-01-05',
      },
    ],
    decidedBy: 'officer',
    proposedAt: '2027-01-05T02:00:00.000Z',
    noticeExempt: false,
    willBeTold: '您的失业登记已注销。',
    ...change,
  } as Closure;
  return renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <ClosurePart closure={closure} />
    </QueryClientProvider>,
  );
};

/** A part of a case as text. */
const shown = (part: ReactNode): string =>
  renderToString(<QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>);

it('A closure that is only proposed is not shown as one that has happened: what the person would be told is announced as such', () => {
  expect(read({})).toMatch(/尚未注销.*同意注销之后，将这样告知本人.*您的失业登记已注销。/s);
  expect(read({ noticeExempt: true, willBeTold: undefined })).toMatch(/尚未注销.*无需告知本人/s);
});

it('A closure that was declined or undone is not shown with the words that the person has been closed', () => {
  for (const status of ['declined', 'reinstated'] as const)
    expect(read({ status, closedOn: '2027-01-06' })).not.toContain('您的失业登记已注销');
  expect(read({ status: 'declined' })).toContain('未同意注销');
  expect(read({ status: 'closed', closedOn: '2027-01-06' })).toContain('2027年1月6日');
});

it('The evidence of a closure is shown in words and as a day, and not by codes', () => {
  expect(read({})).toMatch(/社会保险参保比对.*社会保险信息.*2027年1月5日/s);
  expect(read({})).not.toContain('social-insurance');
});

it('Services and months of which only the newest are shown can all be read', () => {
  const services = (total: number) =>
    shown(<ServicesPart caseId="01M7V7FAM00FE660Z06P2RPCP9" newest={[]} total={total} />);
  expect(services(60)).toMatch(/共 60 条.*查看全部/s);
  expect(services(0)).not.toContain('查看全部');
  const months = shown(<MonthsPart caseId="01M7V7FAM00FE660Z06P2RPCP9" newest={[]} total={51} />);
  expect(months).toMatch(/共 51 条.*查看全部/s);
});

it('a service that was refused says whether it is one of those in a row that lead to a closure', () => {
  const service = {
    type: 'job-match',
    typeText: '岗位信息匹配',
    outcome: 'refused',
    outcomeText: '未接受',
  } as const;
  const read = (refusal: { reason: string; good: boolean; counts?: boolean }) =>
    shown(
      <ServicesPart
        caseId="01M7V7FAM00FE660Z06P2RPCP9"
        newest={[{ ...service, number: 1, on: '2026-12-02', refusal }]}
        total={1}
      />,
    );
  expect(read({ reason: 'not-interested', good: false, counts: true })).toContain('>计入连续未接受次数<');
  expect(read({ reason: 'distance', good: true, counts: false })).toContain('>不计入连续未接受次数<');
  expect(read({ reason: 'not-interested', good: false })).toContain('>不计入连续未接受次数<');
});
