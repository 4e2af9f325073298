import { Page } from './Page.tsx';

const eventAddress = /^\/tabs\/events\/([a-z0-9]{12})$/;

/** In a plain browser nobody is signed in. The canonical link of an event finds the way into Teams. */
export function OutsidePage() {
  const event = eventAddress.exec(location.pathname)?.[1];
  return (
    <Page title="Open this in Teams" takesFocus>
      <p>You are not signed in here. Teams signs you in by itself.</p>
      {event ? (
        <p>
          <a href={`/go/e/${event}`}>Open this event in Teams</a>
        </p>
      ) : (
        <p>
          <a href="/go/events">Open the events in Teams</a>
        </p>
      )}
    </Page>
  );
}
