/** Answers a request for one thing with the properties asked for. */
import { selected } from '../../odata/select.ts';
import type { GraphReply, GraphRequest } from '../route.ts';
import { expandedProperties } from './expansion.ts';
import { metadataUrl } from './metadataUrl.ts';

/** @throws NotImplemented (501) for a property that cannot be expanded */
export const entityReply = (
  resource: object,
  request: GraphRequest,
  { always = ['id'], expandable = [] }: { always?: readonly string[]; expandable?: readonly string[] } = {},
): GraphReply => {
  const kept = [...always, ...expandedProperties(request, expandable)];
  return {
    status: 200,
    body: {
      '@odata.context': metadataUrl(request, 'one'),
      ...selected({ ...resource }, request.options.select, kept),
    },
  };
};
