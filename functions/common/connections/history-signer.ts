import { KMSClient } from '@aws-sdk/client-kms';
import { kmsSigner } from '../../../lib/store/kms-signer.ts';
import type { HeadSigner } from '../../../lib/store/signed-heads.ts';
import { clientOptions } from './client-options.ts';
import { signingEnvironment } from './environment.ts';

/** The signer of the history, connected from the environment. */
export const connectSigner = (): HeadSigner =>
  kmsSigner(new KMSClient(clientOptions), signingEnvironment().HISTORY_KEY_ID);
