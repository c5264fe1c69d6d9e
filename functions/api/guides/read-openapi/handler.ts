import { type Handler, servePublic } from '../../../common/http/serve-with.ts';
import openapi from '../../openapi.json' with { type: 'json' };
import { operation } from './operation.ts';

export const handle: Handler<typeof operation> = async () => ({ body: openapi });

export const handler = servePublic(operation, () => handle);
