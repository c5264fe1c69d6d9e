import { describe, it } from 'vitest';
import { ClosureCases } from '../support/closure-cases.ts';
import { portalForFile } from './support/portal.ts';

const portal = portalForFile('2026-11-20T10:00:00+08:00');

describe('look', () => {
  it('shows', async () => {
    const cases = new ClosureCases(portal.now.system);
    const caseId = await cases.registered('chongqing');
    await cases.post(`/cases/${caseId}/referrals`, 'officer-chongqing', { body: 'civil-affairs', ground: 'living-difficulty' });
    const person = await portal.now.visitor();
    await person.signIn('applicant');
    await person.go(`/app/cases/${caseId}/do/apply-for-loan`);
    await person.page.waitForTimeout(2500);
    await person.page.screenshot({ path: '/tmp/loan.png', fullPage: true });
    await cases.post(`/cases/${caseId}/loans`, 'applicant', { kind: 'individual', group: 'registered-unemployed', amount: '100000.01' });
    await person.go(`/app/cases/${caseId}`);
    await person.page.waitForTimeout(2500);
    await person.page.screenshot({ path: '/tmp/case.png', fullPage: true });
    const officer = await portal.now.visitor({ width: 1400, height: 900 });
    await officer.signIn('officer-chongqing', '/app/desk');
    await officer.go(`/app/desk/cases/${caseId}?task=hand-over-referral-1`);
    await officer.page.waitForTimeout(3000);
    await officer.page.screenshot({ path: '/tmp/desk.png', fullPage: true });
    await officer.page.getByText('提供转介信息').last().click().catch(() => undefined);
    await officer.page.waitForTimeout(1500);
    await officer.page.screenshot({ path: '/tmp/desk2.png', fullPage: true });
    await officer.page.locator('.act-panel select, .act-panel input[type=radio]').first().click().catch(() => undefined);
    await officer.page.locator('.act-panel button[type=submit]').first().click().catch(() => undefined);
    await officer.page.waitForTimeout(2500);
    await officer.page.screenshot({ path: '/tmp/desk3.png', fullPage: true });
  });
});
