/** Answers a request for one thing with the properties asked for. */
import { readQueryOptions } from '../../odata/queryOptions.ts';
import { selected } from '../../odata/select.ts';
import type { GraphReply, GraphRequest } from '../route.ts';

/** @throws ODataSyntaxError */
export const entityReply = (
  resource: object,
  request: GraphRequest,
  always: readonly string[] = ['id'],
): GraphReply => ({
  status: 200,
  body: selected({ ...resource }, readQueryOptions(request.query).select, always),
});
