import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type PortalParameters, serve } from './serve.ts';

const folder = join(import.meta.dirname, 'portal');
const kept = new Map<string, Buffer>();

/** Reads a file of the portal, which lies beside this function's code, once. */
function read(name: string): Buffer {
  const content = kept.get(name) ?? readFileSync(join(folder, name));
  kept.set(name, content);
  return content;
}

/** Kept by instance: on this machine several systems in turn use the thread that keeps this module. */
const parameters = (): PortalParameters => ({
  issuer: process.env.PORTAL_ISSUER ?? '',
  clientId: process.env.PORTAL_CLIENT_ID ?? '',
  scope: process.env.PORTAL_SCOPE ?? '',
  localConsole: process.env.PORTAL_CONSOLE_URL ?? '',
});

/** A promise, since Lambda before Node.js 24, as in China, accepts no other result from a handler. */
export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> =>
  serve(event, { files: JSON.parse(read('files.json').toString()), read, parameters: parameters() });
