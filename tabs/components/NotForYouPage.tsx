import { useLocation } from 'wouter';
import { PlainPage } from './PlainPage.tsx';

/** For somebody who followed a link to what others do. */
export function NotForYouPage({ who = 'editors and administrators' }: { who?: string }) {
  const [, navigate] = useLocation();
  return (
    <PlainPage
      title="You cannot view this page"
      action={{ label: 'Go to events', onAct: () => navigate('/events') }}
    >
      It is for {who}. If that should include you, ask the collaborative’s office.
    </PlainPage>
  );
}
