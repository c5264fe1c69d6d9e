/** The month whose follow-up the tests are about, and its task. */
export const month = '2026-11';
export const followUpTask = `follow-up-${month}`;

/** What an officer records after a follow-up that found nothing new. */
export const found = {
  means: 'phone',
  progress: 'still-looking',
  ledger: { found: 'unchanged' },
  service: 'keep',
  note: '仍在求职，已推荐两个岗位。',
};
