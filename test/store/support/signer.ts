import { generateKeyPairSync, sign } from 'node:crypto';
import { type HeadSigner, signedText } from '../../../lib/store/signed-heads.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const signer: HeadSigner = {
  sign: async (digest) => ({
    signature: sign('sha256', signedText(digest), privateKey).toString('base64'),
    key: 'arn:test:key',
  }),
};

/** Signs heads in place of KMS, with its public key. */
export const testSigner = { signer, publicKey };
