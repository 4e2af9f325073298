/** A notification of one change (Microsoft Graph documentation, "changeNotification"). */
import type { ChangeNotification } from '@microsoft/microsoft-graph-types';
import { tenantId } from '../../../people.ts';
import type { Store } from '../../store.ts';
import type { Change } from '../changes/journal.ts';
import { eventsIn } from '../outlook/events/eventEntity.ts';
import { etagOf } from '../outlook/events/presentEvent.ts';
import type { Subscription } from './subscription.ts';

/** What every notification says of its subscription. */
export const ofSubscription = ({ id, expirationDateTime, clientState }: Subscription) => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: expirationDateTime,
  clientState,
  tenantId,
});

type ResourceData = { '@odata.type': string; '@odata.id'?: string; '@odata.etag'?: string; id?: string };

/** An event is named; of a list it is only said that something in it changed. */
const changed = (
  store: Store,
  { watched: { kind, path } }: Subscription,
  { id }: Change,
): { resource: string; resourceData: ResourceData } => {
  if (kind === 'list')
    return { resource: path, resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' } };
  const event = eventsIn({ store }).get(id);
  const resource = `${path}/${id}`;
  const etag = event ? { '@odata.etag': etagOf(event) } : {};
  return {
    resource,
    resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, ...etag, id },
  };
};

export const changeNotification = (
  store: Store,
  subscription: Subscription,
  change: Change,
  id: string,
): ChangeNotification => ({
  ...ofSubscription(subscription),
  ...changed(store, subscription, change),
  id,
  changeType: subscription.watched.kind === 'list' ? 'updated' : change.kind,
});
