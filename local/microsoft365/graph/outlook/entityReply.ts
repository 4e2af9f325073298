/** Answers a request for one thing with the properties asked for. */
import { selected } from '../../odata/select.ts';
import type { GraphReply, GraphRequest } from '../route.ts';
import { metadataUrl } from './metadataUrl.ts';

export const entityReply = (
  resource: object,
  request: GraphRequest,
  always: readonly string[] = ['id'],
): GraphReply => ({
  status: 200,
  body: {
    '@odata.context': metadataUrl(request, 'one'),
    ...selected({ ...resource }, request.options.select, always),
  },
});
