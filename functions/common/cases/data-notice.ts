import { dataNoticeVersion } from '../../../lib/policy/data-notice.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { Problem } from '../http/problems.ts';

/**
 * Checks that the person was shown the notice on personal data that is in force.
 * @throws Problem `unknown-data-notice`
 */
export function checkDataNotice(shown: string | undefined, pack: Pack, pointer = '/dataNotice'): void {
  if (shown !== undefined && shown !== dataNoticeVersion(pack))
    throw Problem.ofFields([{ pointer, code: 'unknown-data-notice' }]);
}
