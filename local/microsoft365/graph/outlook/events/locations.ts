/** Where an event is: `location` and `locations` say the same, the former the first of the latter. */
import type { Location } from '@microsoft/microsoft-graph-types';
import type { EventRequest } from './eventRequest.ts';

type LocationRequest = NonNullable<EventRequest['location']>;

/** The places after a creation or change. */
export const settleLocations = (request: EventRequest, before: Location[]): Location[] => {
  const asked = request.locations ?? (request.location === undefined ? null : [request.location]);
  return asked ? asked.flatMap((location) => (location?.displayName ? [place(location)] : [])) : before;
};

const place = ({ '@odata.type': _, displayName, address, ...rest }: LocationRequest): Location => ({
  displayName: displayName ?? '',
  locationType: rest.locationType ?? 'default',
  uniqueId: rest.uniqueId ?? displayName ?? '',
  uniqueIdType: rest.uniqueIdType ?? 'private',
  ...(rest.locationUri ? { locationUri: rest.locationUri } : {}),
  ...(rest.locationEmailAddress ? { locationEmailAddress: rest.locationEmailAddress } : {}),
  ...(address ? { address: postalAddress(address) } : {}),
});

const postalAddress = ({ '@odata.type': _, ...address }: NonNullable<LocationRequest['address']>) =>
  Object.fromEntries(Object.entries(address).filter(([, line]) => line));
