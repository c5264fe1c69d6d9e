import { serve } from '../../../common/http/serve.ts';
import openapi from '../../openapi.json' with { type: 'json' };
import { operation } from './operation.ts';

export const handler = serve(operation, async () => ({ body: openapi }));
