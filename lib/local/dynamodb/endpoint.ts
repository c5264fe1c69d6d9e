import { Agent, request } from 'node:http';

/** DynamoDB requires a signature in the right form but does not check it; the caller is known by now. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

/** An HTTP answer, not parsed. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly contentType: string;
  readonly checksum: string | undefined;
  readonly body: Buffer;
}

/** The HTTP client of the embedded DynamoDB: keeps connections open and passes bodies on unchanged. */
export class DynamoDbEndpoint {
  readonly url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });

  constructor(url: string) {
    this.url = new URL(url);
  }

  /** @param target as in `X-Amz-Target` */
  send(target: string, body: Buffer | string): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const call = request(
        this.url,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            'x-amz-target': target,
            'content-type': 'application/x-amz-json-1.0',
            'content-length': Buffer.byteLength(body),
            authorization: AUTHORIZATION,
            'x-amz-date': '20260101T000000Z',
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              statusCode: response.statusCode ?? 500,
              contentType: response.headers['content-type'] ?? 'application/x-amz-json-1.0',
              checksum: response.headers['x-amz-crc32'] as string | undefined,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
