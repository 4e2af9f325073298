import { Page } from './Page.tsx';

/** What a page here is called, and its canonical link, by its address below `/tabs`. */
const places: [RegExp, string, (name: string) => string][] = [
  [/^\/tabs\/events\/([a-z0-9]{12})$/, 'Open this event in Teams', (id) => `/go/e/${id}`],
  [
    /^\/tabs\/(?:areas\/[a-z0-9-]+\/)?updates\/([a-z0-9]{12})$/,
    'Open this update in Teams',
    (id) => `/go/u/${id}`,
  ],
  [/^\/tabs\/areas\/([a-z0-9-]+)/, 'Open this priority area in Teams', (slug) => `/go/a/${slug}`],
];

/** In a plain browser nobody is signed in. The canonical link of a thing finds the way into Teams. */
export function OutsidePage() {
  const [link] = places.flatMap(([address, label, to]) => {
    const name = address.exec(location.pathname)?.[1];
    return name ? [{ label, to: to(name) }] : [];
  });
  const { label, to } = link ?? { label: 'Open the events in Teams', to: '/go/events' };
  return (
    <Page title="Open this in Teams" takesFocus>
      <p>You are not signed in here. Teams signs you in by itself.</p>
      <p>
        <a href={to}>{label}</a>
      </p>
    </Page>
  );
}
