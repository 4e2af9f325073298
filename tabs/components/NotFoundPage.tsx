import { useLocation } from 'wouter';
import { PlainPage } from './PlainPage.tsx';

/** For what was, or never was, at this address. */
export function NotFoundPage({ what }: { what: 'page' | 'event' }) {
  const [, navigate] = useLocation();
  return (
    <PlainPage
      title={what === 'event' ? 'This event is no longer listed' : 'This page is not here'}
      action={{ label: 'See all events', onAct: () => navigate('/events') }}
    >
      {what === 'event'
        ? 'It may have been cancelled or it may have finished.'
        : 'The link may be old or may have lost a piece.'}
    </PlainPage>
  );
}
