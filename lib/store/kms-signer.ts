import { type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { type HeadSigner, signedText } from './signed-heads.ts';

/** The signature of heads: ECDSA on the curve P-256, with SHA-256. */
const signingAlgorithm = 'ECDSA_SHA_256';

/** Signs heads with a key that never leaves KMS. */
export const kmsSigner = (kms: KMSClient, keyId: string): HeadSigner => ({
  async sign(digest) {
    const { Signature, KeyId } = await kms.send(
      new SignCommand({
        KeyId: keyId,
        Message: signedText(digest),
        MessageType: 'RAW',
        SigningAlgorithm: signingAlgorithm,
      }),
    );
    if (!Signature || !KeyId) throw new Error('KMS returned no signature');
    return { signature: Buffer.from(Signature).toString('base64'), key: KeyId };
  },
});
