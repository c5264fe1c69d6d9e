import { type Handler, serve } from '../../../common/http/serve.ts';
import openapi from '../../openapi.json' with { type: 'json' };
import { operation } from './operation.ts';

export const handle: Handler<typeof operation> = async () => ({ body: openapi });

export const handler = serve(operation, () => handle);
